import { settlementNames } from "@posoka/db/schema/places";
import { outbox } from "@posoka/db/schema/system";
import { texts } from "@posoka/texts/translator";
import {
  answerRequest,
  getChildProfile,
  getGuardianDesk,
  getGuardianRequest,
  inviteRepresentative,
  recordRepresentative,
  saveRepresentation,
  takeBackAnswer,
} from "@posoka/schema/guardians";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseWorkerOf, guardianOf, someRepresentative, waitingApplication } from "../../support/guardians.ts";
import type { WaitingMail } from "../../support/mails.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

/** Words that each stand for one thing which must not reach a representative; none is part of another text. */
const marks = {
  title: "Заглавиеквж",
  organisationName: "Работодателквж",
  description: "Описаниеквж",
  conditions: "Условияквж",
  shiftStart: "07:13",
  shiftEnd: "12:47",
  startsOn: "2026-04-17",
  endsOn: "2026-05-19",
  hoursPerDay: 5.25,
  hoursPerWeek: 21.75,
  ekatte: "56784",
};

describe("a protected place", () => {
  let world: World;
  let [youth, staff, guardian]: Person[] = [];
  let requestId = "";
  let town = "";
  beforeAll(async () => {
    world = await openWorld();
    youth = await world.as("youth", { name: "Елена Петрова", profile: { ekatte: marks.ekatte } });
    staff = await caseWorkerOf(world, youth);
    guardian = await guardianOf(world, youth, { email: "parent@example.org" });
    ({ requestId } = await waitingApplication(world, youth, marks));
    const [name] = await world.db
      .select()
      .from(settlementNames)
      .where(and(eq(settlementNames.ekatte, marks.ekatte), eq(settlementNames.language, "bg")));
    town = name!.name;
  });
  afterAll(() => world.close());

  const protect = (protectedPlace: boolean, version: number) =>
    staff!(saveRepresentation, {
      params: { youthId: youth!.id },
      body: { signatories: 1, protectedPlace, state: "ok", note: null, version },
    });
  const found = (text: string): string[] =>
    [...Object.values(marks).map(String), town].filter((mark) => text.includes(mark));

  /** Everything that the representative can read, and every mail to anybody's representative as it leaves. */
  async function everythingSeen(): Promise<string> {
    const desk = await guardian!(getGuardianDesk);
    const replies: unknown[] = [desk];
    for (const { id } of [...desk.waiting, ...desk.answered]) {
      replies.push(await guardian!(getGuardianRequest, { params: { requestId: id } }));
      replies.push(await guardian!(getGuardianRequest, { params: { requestId: id }, query: { language: "en" } }));
    }
    for (const { id } of desk.children) {
      replies.push(await guardian!(getChildProfile, { params: { childId: id } }).catch((error: unknown) => error));
    }
    const rows = await world.db.select().from(outbox).where(eq(outbox.deliver, "mail"));
    const mails = rows.map(({ payload }) => payload as WaitingMail).filter(({ mail }) => mail.startsWith("guardian"));
    for (const { mail, params } of mails) {
      const { mail: t } = await texts("bg", "mail");
      replies.push(params, t.maybe(`${mail}Subject`, params), t.maybe(`${mail}Body`, params));
    }
    expect(mails.length).toBeGreaterThan(0);
    return JSON.stringify(replies);
  }

  it("shows nothing of where, with whom and when, before and after the answer; without the flag it would", async () => {
    const open = found(await everythingSeen());
    // What a request tells otherwise, so that the search below is one that could find something.
    const told = [
      "title",
      "organisationName",
      "shiftStart",
      "startsOn",
      "endsOn",
      "hoursPerDay",
      "hoursPerWeek",
    ] as const;
    expect(open).toEqual(expect.arrayContaining([...told.map((name) => String(marks[name])), town]));

    await protect(true, 0);
    expect(found(await everythingSeen())).toEqual([]);
    const { id } = await staff!(recordRepresentative, {
      params: { youthId: youth!.id },
      body: { ...someRepresentative, email: "second@example.org" },
    });
    await staff!(inviteRepresentative, { params: { representativeId: id }, body: { by: "mail" } });
    expect(await guardian!(getGuardianRequest, { params: { requestId } })).toMatchObject({
      hidden: true,
      kind: "training",
      title: null,
      opening: null,
    });
    const said = await guardian!(answerRequest, { params: { requestId }, body: { agreed: true } });
    const back = await guardian!(takeBackAnswer, { params: { requestId } });
    expect(found(JSON.stringify([said, back]) + (await everythingSeen()))).toEqual([]);
  });
});
