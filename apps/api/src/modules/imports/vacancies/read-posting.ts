import type { EducationLevel, OpeningKind } from "@posoka/domain/vocabulary";
import { stableId } from "@posoka/db/stable-id";
import { plainText } from "./plain-text.ts";
import { readDate } from "./read-date.ts";
import { readPay } from "./read-pay.ts";
import { asTitle, hostOf, type Vacancy, webAddress } from "./vacancy.ts";

type Fields = Record<string, unknown>;

const education: Readonly<Record<string, EducationLevel>> = {
  "high school": "secondary",
  "associate degree": "vocational",
  "professional certificate": "vocational",
  "bachelor degree": "bachelor",
  "postgraduate degree": "master",
};

/**
 * A schema.org JobPosting as a vacancy, or the reason why it is none. Nothing is made up: what it does not say, or
 * says in a way that cannot be trusted, stays empty.
 */
export function readPosting(posting: Fields, line: number, given: { source: string; file: string }): Vacancy | string {
  const title = oneLine(first(posting["title"], posting["name"]));
  if (title === "") return "no title";
  const url = webAddress(wordsOf(posting["url"])) ?? webAddress(wordsOf(posting["sameAs"]));
  const source = given.source || (hostOf(url) ?? given.file);
  const organisation = oneLine(nameOf(posting["hiringOrganization"])).slice(0, 160);
  const place = placeOf(posting["jobLocation"]);
  const dates = datesOf(posting);
  if (typeof dates === "string") return dates;
  const types = [posting["employmentType"]].flat().map(String);
  const seats = Number(posting["totalJobOpenings"]);
  const category = /^\d{4}/.exec(wordsOf(codeOf(posting["occupationalCategory"])));
  return {
    line,
    source,
    sourceId: identifierOf(posting["identifier"]) || (url ?? stableId(`${title}|${organisation}|${place}`)),
    url,
    ...dates,
    kind: kindOf(types),
    title: asTitle(title),
    titleSingular: "",
    organisation: organisation || source,
    description: plainText(wordsOf(posting["description"]), 6000) || oneLine(listOf(posting["skills"])).slice(0, 6000),
    iscoCode: category?.[0] ?? null,
    town: place,
    remote: wordsOf(posting["jobLocationType"]).toUpperCase() === "TELECOMMUTE",
    seats: Number.isInteger(seats) && seats >= 1 && seats <= 1000 ? seats : 1,
    education: educationOf(posting["educationRequirements"]),
    pay: readPay(posting["baseSalary"]),
  };
}

function datesOf(posting: Fields): Pick<Vacancy, "date" | "validThrough"> | string {
  try {
    return { date: readDate(wordsOf(posting["datePosted"])), validThrough: readDate(wordsOf(posting["validThrough"])) };
  } catch {
    return "a date cannot be read";
  }
}

function kindOf(types: readonly string[]): OpeningKind {
  if (types.includes("INTERN")) return "internship";
  return types.includes("VOLUNTEER") ? "volunteering" : "job";
}

/** The first town named, with or without types around it; none when it is in another country. */
function placeOf(location: unknown): string {
  for (const place of [location].flat()) {
    const address = isFields(place) ? first(place["address"], place) : place;
    const [fields] = [address].flat();
    if (!isFields(fields)) {
      if (typeof fields === "string" && fields.trim() !== "") return oneLine(fields);
      continue;
    }
    const country = nameOf(fields["addressCountry"]);
    if (!/^(|BG|BGR|Bulgaria|България)$/i.test(country)) continue;
    const town = oneLine(wordsOf(fields["addressLocality"]));
    if (town !== "") return town;
  }
  return "";
}

function identifierOf(identifier: unknown): string {
  const [value] = [identifier].flat();
  const text = isFields(value) ? value["value"] : value;
  return typeof text === "string" || typeof text === "number" ? String(text).trim().slice(0, 200) : "";
}

function educationOf(requirements: unknown): EducationLevel {
  const [value] = [requirements].flat();
  const text = wordsOf(isFields(value) ? first(value["credentialCategory"], value["name"]) : value);
  return education[text.trim().toLowerCase()] ?? "none";
}

const codeOf = (category: unknown): unknown => {
  const [value] = [category].flat();
  return isFields(value) ? value["codeValue"] : value;
};

function nameOf(thing: unknown): string {
  const [value] = [thing].flat();
  return wordsOf(isFields(value) ? value["name"] : value);
}

const listOf = (value: unknown): string =>
  [value]
    .flat()
    .map((item) => (isFields(item) ? wordsOf(item["name"]) : wordsOf(item)))
    .filter((item) => item !== "")
    .join("; ");

const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === "object" && !Array.isArray(value);
const wordsOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
const oneLine = (value: unknown): string => plainText(wordsOf(value), 1000).replace(/\n/g, " ");
const first = (...values: unknown[]): unknown =>
  values.find((value) => value !== undefined && value !== null && value !== "");
