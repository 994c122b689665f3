import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const modules = join(import.meta.dirname, "..", "..", "apps", "api", "src", "modules");
type Source = { file: string; text: string };

const sources: Source[] = readdirSync(modules, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, text: readFileSync(join(modules, file), "utf8") }));

/** What brings a young person's name, words or contact into the open, and the only files that may hold it. */
const openers: { what: RegExp; mayHold: Record<string, string> }[] = [
  {
    what: /\b(openFor|readPersonKeys|unwrapKey)\b/,
    mayHold: {
      "privacy/service/person-keys.ts": "what it is",
      "privacy/service/service-keys.ts": "keys of the program itself",
      "consent/service/disclose.ts": "the boundary",
      "profiles/service/get-my-profile.ts": "the own profile",
      "profiles/service/identities.ts": "names for staff",
      "applications/service/my-applications.ts": "the own note",
      "privacy/own-data/read-own.ts": "the copy of the own data",
    },
  },
  {
    what: /\bnamesOf\b/,
    mayHold: {
      "profiles/service/identities.ts": "what it is",
      "consent/service/disclose.ts": "the boundary",
      "cases/service/find-by-name.ts": "staff",
      "cases/service/today.ts": "staff",
      "cases/service/youths.ts": "staff",
      "guardians/service/letter.ts": "a letter that staff send",
      "relations/service/hand-over.ts": "staff",
    },
  },
  {
    what: /\bidentities\.(name|phone)\b|\bfrom\(identities\)|(from|join) identities\b/,
    mayHold: {
      "consent/queries.ts": "the boundary",
      "consent/service/disclose.ts": "the boundary",
      "privacy/service/person-keys.ts": "names of sealed columns",
      "profiles/queries.ts": "the own identity",
      "profiles/service/get-my-profile.ts": "the own identity",
      "profiles/service/identities.ts": "names for staff",
      "profiles/service/save-my-profile.ts": "the own identity",
      "profiles/service/create-profile.ts": "the own identity",
    },
  },
  {
    what: /\baccounts\.email\b|\{[^}]*\bemail\b[^}]*\} = accounts\b/,
    mayHold: {
      "accounts/queries/accounts.ts": "the own account",
      "accounts/queries/admin.ts": "administrators see addresses",
      "consent/queries.ts": "the boundary",
      "guardians/queries/links.ts": "representatives, for staff and for mail to them",
      "guardians/queries/representation.ts": "the sender of a letter; a young person's own, to refuse it",
      "notifications/service/mail-colleague.ts": "mail to staff",
      "notifications/service/mail-youth.ts": "mail to the person themselves",
      "profiles/queries.ts": "the own identity",
    },
  },
];

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");

function strangersOf(files: readonly Source[]): string[] {
  return openers.flatMap(({ what, mayHold }) =>
    files
      .filter(({ file, text }) => !(file in mayHold) && what.test(withoutComments(text)))
      .map(({ file }) => `${file} holds ${what.source}`),
  );
}

describe("what names a young person", () => {
  it("is opened at the boundary of consent, for the person, and for staff, and nowhere else", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(strangersOf(sources)).toEqual([]);
  });

  it("is held by every file that the list names, so that the list grows no dead lines", () => {
    const dead = openers.flatMap(({ what, mayHold }) =>
      Object.keys(mayHold).filter(
        (name) => !sources.some(({ file, text }) => file === name && what.test(withoutComments(text))),
      ),
    );
    expect(dead).toEqual([]);
  });

  it.each([
    'import { openFor } from "../../privacy/service/person-keys.ts";',
    'import { namesOf } from "../../profiles/service/identities.ts";',
    "db.select({ name: identities.name }).from(profiles)",
    "sql`select name from identities where youth_id = ${id}`",
    "db.select({ to: accounts.email }).from(accounts)",
    "const { id, email } = accounts;",
  ])("is found where somebody plants it: %s", (text) => {
    expect(strangersOf([{ file: "mentors/service/reviews.ts", text }])).toHaveLength(1);
  });
});
