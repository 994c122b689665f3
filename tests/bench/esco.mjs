import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Rows of a plain table by its header. These two ESCO files hold addresses only, so no cell is quoted. */
function readTable(path, separator) {
  const [header, ...lines] = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split(/\r?\n/);
  const names = header.split(separator);
  return lines.map((line) => {
    const cells = line.split(separator);
    return Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ""]));
  });
}

const idOf = (address) => address.slice(address.lastIndexOf("/") + 1);

/** Which levels a made-up education is drawn from, by the first digit of the code. */
const educationOf = { 1: 5, 2: 5, 3: 3, 4: 3, 5: 2, 6: 0, 7: 4, 8: 2, 9: 0 };

/** Occupations with skills and interests of the real classification, or undefined where its files are absent. */
export function readEsco(folder = process.env.POSOKA_DATA ?? "../shared/data") {
  const paths = ["esco/occupationSkillRelations.csv", "esco/skillSkillRelations.csv", "crosswalk/esco_riasec.tsv"];
  const [skillsPath, relatedPath, interestsPath] = paths.map((path) => join(folder, path));
  if (![skillsPath, relatedPath, interestsPath].every((path) => existsSync(path))) return undefined;
  const skills = { essential: new Map(), optional: new Map() };
  for (const { occupationUri, relationType, skillUri } of readTable(skillsPath, ",")) {
    const list = skills[relationType].get(occupationUri) ?? [];
    list.push(idOf(skillUri));
    skills[relationType].set(occupationUri, list);
  }
  const of = (address) => [...(skills.essential.get(address) ?? []), ...(skills.optional.get(address) ?? [])];
  const occupations = readTable(interestsPath, "\t")
    .filter((row) => row.R !== "" && of(row.esco_uri).length > 0)
    .map((row) => ({
      id: idOf(row.esco_uri),
      profile: ["R", "I", "A", "S", "E", "C"].map((type) => Number(row[type])),
      skills: [...new Set(of(row.esco_uri))],
      education: educationOf[row.isco08[0]] ?? 3,
    }));
  const relations = readTable(relatedPath, ",").map((row) => ({
    from: idOf(row.originalSkillUri),
    to: idOf(row.relatedSkillUri),
    percent: row.relationType === "essential" ? 50 : 25,
  }));
  return { occupations, relations };
}
