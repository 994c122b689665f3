import { columnsOf, dataMap } from "@posoka/db/data-map";
import { questionnaires } from "@posoka/db/schema/questionnaires";
import { auditEntries } from "@posoka/db/schema/system";
import { sectionName } from "@posoka/api/modules/privacy/own-data/read-own";
import { exportMyData } from "@posoka/schema/own-data";
import { saveMyIdentity } from "@posoka/schema/profiles";
import { wordsOf } from "@posoka/texts/catalogue";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { livedHere } from "../../support/lived-here.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

type Copy = {
  account: string;
  data: Record<string, Record<string, unknown>[]>;
  words: Record<string, Record<string, string>>;
};

describe("POST /api/v1/me/export", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const json = async (person: Person): Promise<Copy> =>
    (await (await person.download(exportMyData, { body: { format: "json", language: "bg" } })).json()) as Copy;

  const lived = (mark: string) => livedHere(world, mark);

  it("gives what is kept, opened and in words, also what others wrote about the person", async () => {
    const { youth } = await lived("whole-copy");
    const { account, data } = await json(youth);
    expect(account).toBe("whole-copy-1234");
    expect(data["identities"]).toMatchObject([{ name: "Име whole-copy", phone: "+359 888 123 456" }]);
    expect(data["youth_accounts"]).toMatchObject([{ birth_date: "2006-02-28", met_by: "staff" }]);
    expect(data["support_wanted"]).toMatchObject([{ needs: ["reading"] }]);
    expect(data["applications"]).toMatchObject([{ note: "бележка whole-copy", state: "interview", decision: "talk" }]);
    expect(data["applications"]?.[0]?.["opening_id"]).toMatch(/^Стаж в кухня, /);
    expect(data["mentor_assignments"]).toMatchObject([{ note: "за whole-copy" }]);
    expect(data["reviews"]).toMatchObject([{ comments: "думи за whole-copy", outcome: "reviewed" }]);
    const acts = (data["audit_entries_as_about"] ?? []).map(({ act, actor_role: by }) => [act, by]);
    const expected = [
      ["application.invite", "partner"],
      ["review.submit", "mentor"],
    ];
    expect(acts).toEqual(expect.arrayContaining(expected));
  });

  it("names nobody else: neither who they are, nor their ids, nor numbers in their words", async () => {
    const { youth, partner, partnerName, staff, mentor } = await lived("only-mine");
    await lived("somebody-else");
    const text = JSON.stringify(await json(youth));
    for (const other of [partner, staff, mentor]) {
      expect(text).not.toContain(other.id);
      expect(text).not.toContain(other.userName);
    }
    expect(text).not.toContain(partnerName);
    expect(text).not.toContain("somebody-else");
    expect(text).not.toContain("765 432");
    expect(text).toContain("888 123 456");
  });

  it("gives an adult their own part and nothing of the young people", async () => {
    const { youth, mentor } = await lived("not-for-mentor");
    const text = JSON.stringify(await json(mentor));
    expect(text).toContain("reviews_as_mentor");
    expect(text).toContain("vetting_records");
    expect(text).not.toContain("not-for-mentor");
    expect(text).not.toContain(youth.id);
  });

  it("is also a page of its own in the language asked for, where nothing anybody wrote becomes code", async () => {
    const { youth } = await lived("a-page");
    await youth(saveMyIdentity, { body: { name: "<script>alert(1)</script> & Ко", phone: "", version: 2 } });
    for (const [language, title] of [
      ["bg", "Копие на личните данни"],
      ["en", "A copy of the personal data"],
    ] as const) {
      const answer = await youth.download(exportMyData, { body: { format: "html", language } });
      const page = await answer.text();
      expect(page).toContain(`<h1>${title}</h1>`);
      expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Ко");
      expect(page).not.toMatch(/<script|<img|<link|https?:/);
      expect(page.trimEnd().endsWith("</html>")).toBe(true);
      expect(answer.headers.get("content-disposition")).toBe('attachment; filename="posoka-2026-03-10.html"');
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
  });

  it("says acts, states and other codes in words: on the page instead of them, in the file beside them", async () => {
    const { youth } = await lived("in-words");
    const { words } = await json(youth);
    expect(words["audit_entries.act"]).toMatchObject({ "application.invite": "покана за разговор" });
    expect(words["applications.state"]).toEqual({ interview: "предстои разговор" });
    expect(words["support_wanted.needs"]).toEqual({ reading: "помощ с четенето" });
    const page = await (await youth.download(exportMyData, { body: { format: "html", language: "bg" } })).text();
    expect(page).toContain("<dd>покана за разговор</dd>");
    expect(page).toContain("<dd>Интереси, версия 1</dd>");
    const [bg, en] = [await wordsOf("bg", "ownData"), await wordsOf("en", "ownData")];
    for (const { code } of await world.db.selectDistinct({ code: questionnaires.code }).from(questionnaires))
      expect(
        [bg, en].every((words) => Object.hasOwn(words, `questionnaire_${code}`)),
        code,
      ).toBe(true);
    // What is left of Latin letters in the values is what people and devices wrote.
    const values = [...page.matchAll(/<dd>([^<]*)<\/dd>/g)].map(([, value]) => value!);
    expect(values.filter((value) => /^[a-z]+([._][a-z]+)+$/.test(value))).toEqual([]);
  });

  it("asks again who it is after ten minutes, and leaves a trace each time it is given", async () => {
    const youth = await world.as("youth");
    const traces = async () =>
      world.db
        .select({ detail: auditEntries.detail })
        .from(auditEntries)
        .where(and(eq(auditEntries.subjectId, youth.id), eq(auditEntries.act, "own_data.export")));
    await json(youth);
    expect(await traces()).toEqual([{ detail: { format: "json", language: "bg" } }]);
    world.clock.advance(10 * 60_000);
    await expect(json(youth)).rejects.toMatchObject({ code: "fresh_needed" });
    expect(await traces()).toHaveLength(1);
  });

  it("holds no secret: no password, code or link to sign in", async () => {
    const { youth } = await lived("no-secret");
    const text = JSON.stringify(await json(youth));
    expect(text).toContain("mail.reset");
    expect(text).not.toContain("posoka.example/reset");
    expect(text).not.toContain("argon2");
  });

  it("leaves out no column about somebody, unless the map names it", () => {
    const forgotten = dataMap.flatMap((entry) => {
      const { own } = entry;
      if ("left" in own) return own.left === "" ? [entry.table] : [];
      const named = new Set([own.withheld, ...own.parts.map(({ columns }) => columns)].join(" ").split(" "));
      return columnsOf(entry)
        .filter(({ column, class: one }) => (one === "personal" || one === "special") && !named.has(column))
        .map(({ column }) => `${entry.table}.${column}`);
    });
    expect(forgotten).toEqual([]);
  });

  it("gives no column that is a secret, and none that is not there", () => {
    for (const entry of dataMap) {
      if ("left" in entry.own) continue;
      const classes = new Map(columnsOf(entry).map(({ column, class: one }) => [column, one]));
      for (const column of entry.own.parts.flatMap(({ columns }) => columns.split(" ")))
        expect(classes.get(column) ?? "missing", `${entry.table}.${column}`).toMatch(/^(none|personal|special)$/);
    }
  });

  it("has words for every table and column that it shows", async () => {
    const needed = dataMap.flatMap((entry) =>
      "left" in entry.own
        ? []
        : entry.own.parts.flatMap((part) => [
            `in_${sectionName(entry, part)}`,
            ...part.columns.split(" ").map((column) => `of_${column}`),
          ]),
    );
    const words = await wordsOf("bg", "ownData");
    expect(needed.filter((key) => !Object.hasOwn(words, key))).toEqual([]);
    const shown = new Set(needed);
    expect(Object.keys(words).filter((key) => /^(in|of)_/.test(key) && !shown.has(key))).toEqual([]);
  });
});
