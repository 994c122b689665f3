import fastify from "fastify";

const hold = { value: 0 };
const time = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** What the machine can do right now, by three yardsticks that know nothing of the product. */
export async function createCalibrators() {
  const numbers = new Float64Array(4 * 1024 * 1024).fill(1.5);
  const rows = 100_000;
  const interests = Int8Array.from({ length: rows * 8 }, (_, at) => (at * 37) % 100);
  const skills = Uint16Array.from({ length: rows * 12 }, (_, at) => (at * 7919) % 13_939);
  const credit = Uint8Array.from({ length: 13_940 }, (_, at) => (at % 50 === 0 ? 100 : 0));
  const app = fastify();
  app.get("/hello", () => ({ hello: "world" }));
  await app.ready();

  const memory = () => {
    let sum = 0;
    for (let at = 0; at < numbers.length; at += 1) sum += numbers[at];
    hold.value = sum;
  };
  const scoreEveryRow = () => {
    let best = 0;
    for (let row = 0; row < rows; row += 1) {
      let score = 0;
      for (let type = 0; type < 6; type += 1) score += interests[row * 8 + type] * (type + 3);
      for (let place = 0; place < 12; place += 1) score += 3 * credit[skills[row * 12 + place]];
      if (score > best) best = score;
    }
    hold.value = best;
  };
  const hello = async () => {
    const start = performance.now();
    for (let call = 0; call < 100; call += 1) await app.inject("/hello");
    return (performance.now() - start) / 100;
  };
  return {
    /** Milliseconds: a pass over 32 MB, scoring 100,000 rows, one hello. The best of five, since noise only adds. */
    measure: async () => ({
      memory: Math.min(...Array.from({ length: 5 }, () => time(memory))),
      scoreEveryRow: Math.min(...Array.from({ length: 5 }, () => time(scoreEveryRow))),
      hello: Math.min(await hello(), await hello(), await hello(), await hello(), await hello()),
    }),
    close: () => app.close(),
  };
}
