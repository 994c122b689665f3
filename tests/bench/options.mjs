import { parseArgs } from "node:util";

/** Settings of one run; every number has a default that the README's figures were made with. */
export function readOptions(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      n: { type: "string", default: "100000" },
      rounds: { type: "string", default: "7" },
      seed: { type: "string", default: "20260302" },
      json: { type: "boolean", default: false },
      "no-sql": { type: "boolean", default: false },
    },
  });
  const whole = (name) => {
    const value = Number(values[name].replaceAll("_", ""));
    if (!Number.isInteger(value) || value < 1) throw new RangeError(`--${name} takes a whole number from 1 up`);
    return value;
  };
  return { n: whole("n"), rounds: whole("rounds"), seed: whole("seed"), json: values.json, sql: !values["no-sql"] };
}
