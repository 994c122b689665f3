import type { Tx } from "@posoka/db/client";
import type { YouthStanding } from "../../context.ts";
import { applyTo } from "../applications/service/submit-application.ts";
import { decideOn } from "../applications/service/decide-application.ts";
import { assign } from "../mentors/service/assignment.ts";
import { storeMyProfile } from "../profiles/service/save-my-profile.ts";
import { storeSitting } from "../questionnaires/service/save-sitting.ts";
import { contextFor, demoId, type DemoDeps } from "./cast.ts";
import { partnerOf, youths } from "./people.ts";
import { readCard, readQuestionnaire, readSkillIds } from "./queries.ts";
import { birthDateOf } from "./write-people.ts";

type Youth = (typeof youths)[number];

/** What the young people of the demo world have done so far: answered, filled in, applied, and been answered. */
export async function writeJourney(tx: Tx, deps: DemoDeps, tenantId: string): Promise<void> {
  const ctxOf = (youth: Youth) =>
    contextFor(tx, deps, tenantId, { login: youth.login, role: "youth", youth: standingOf(youth, deps) });
  const [elena, , mila] = youths;
  if (!elena || !mila) return;
  await takeInterests(tx, ctxOf(elena), elena, { R: 5, I: 2, A: 2, S: 3, E: 2, C: 4 });
  await takeInterests(tx, ctxOf(mila), mila, { R: 5, I: 4, A: 2, S: 3, E: 3, C: 4 });
  await fillIn(tx, ctxOf(elena), elena, {
    skills: {
      "cook-for-group": 3,
      "bake-bread": 2,
      "bake-sweets": 2,
      "measure-exactly": 2,
      "watch-children": 3,
      teamwork: 2,
      "on-time": 2,
      calculate: 1,
    },
    everyday: { code: "cooked-for-many", words: "готвих за много хора" },
    reachKm: 30,
  });
  await fillIn(tx, ctxOf(mila), mila, {
    skills: { "hand-tools": 2, "wash-car": 3, "drive-car": 2, "solve-problems": 2, "phone-calls": 2 },
    everyday: { code: "repaired-bikes", words: "поправях велосипеди" },
    reachKm: 60,
  });

  const apply = (youth: Youth, posting: string, note: string) =>
    applyTo(ctxOf(youth), {
      params: { openingId: demoId(posting), applicationId: demoId(`${youth.login} ${posting}`) },
      body: { note, availableFrom: null },
      query: {},
    });
  await apply(elena, "bakery-internship", "Меся хляб с баба от малка и искам да видя как се прави за много хора.");
  await apply(elena, "hotel-reception", "Харесва ми да посрещам хора.");
  await apply(mila, "studio-internship", "Искам да опитам нещо различно.");
  await apply(mila, "garage-practice", "Поправям колелото си и искам да разбера колите.");
  // At 17 a training contract needs the representative, so this one waits.
  await apply(elena, "electric-training", "Искам да мога да оправям нещата вкъщи.");
  await decide(tx, deps, tenantId, elena, "hotel-reception", {
    decision: "yes",
    reason: null,
    words: "Ще се радваме да дойдеш.",
  });
  const advice = "Търсим човек, който вече е правил плакати. Курсът ни за начинаещи е добра първа стъпка.";
  await decide(tx, deps, tenantId, mila, "studio-internship", { decision: "no", reason: "skills", words: advice });

  const staff = contextFor(tx, deps, tenantId, { login: "demo-staff", role: "staff" });
  await assign(tx, staff, {
    youthId: demoId(elena.login),
    mentorId: demoId("demo-mentor"),
    note: "Търси първи стаж в Пловдив.",
  });
}

async function decide(
  tx: Tx,
  deps: DemoDeps,
  tenantId: string,
  youth: Youth,
  posting: string,
  answer: { decision: "yes" | "no"; reason: "skills" | null; words: string },
): Promise<void> {
  const organisation = posting.split("-")[0] ?? "";
  const partner = contextFor(tx, deps, tenantId, { login: partnerOf(organisation), role: "partner", organisation });
  const { cardId, version } = await readCard(tx, demoId(`${youth.login} ${posting}`));
  await decideOn(partner, { params: { cardId }, body: { ...answer, version }, query: {} });
}

function standingOf({ ageInYears, confirmed }: Youth, deps: DemoDeps): YouthStanding {
  const birthDate = birthDateOf(ageInYears, deps.now());
  return { birthDate, state: confirmed ? "confirmed" : "unconfirmed", minor: ageInYears < 18 };
}

/** Answers around one mean per type, a little apart so that they do not look clicked through. */
async function takeInterests(
  tx: Tx,
  ctx: Parameters<typeof storeSitting>[0],
  youth: Youth,
  means: Record<string, number>,
): Promise<void> {
  const asked = await readQuestionnaire(tx, "interests");
  const answers = Object.fromEntries(
    asked.items.map(({ id, type }, at) => [
      id,
      Math.min(asked.scale, Math.max(1, (means[type] ?? 3) + ((at * 7) % 3) - 1)),
    ]),
  );
  const at = ctx.now().toISOString();
  const body = { questionnaire: asked.code, version: asked.version, answers, startedAt: at, finishedAt: at };
  await storeSitting(ctx, demoId(`sitting ${youth.login}`), body);
}

type Filled = { skills: Record<string, 1 | 2 | 3>; everyday: { code: string; words: string }; reachKm: number };

async function fillIn(tx: Tx, ctx: Parameters<typeof storeMyProfile>[0], youth: Youth, filled: Filled): Promise<void> {
  const idOf = await readSkillIds(tx, Object.keys(filled.skills));
  const skills = Object.entries(filled.skills).flatMap(([code, level]) => {
    const id = idOf.get(code);
    return id === undefined ? [] : [{ id, level }];
  });
  const { code, words } = filled.everyday;
  await storeMyProfile(ctx, {
    education: youth.ageInYears < 18 ? "basic" : "secondary",
    stillStudying: youth.ageInYears < 18,
    experiences: [{ id: demoId(`everyday ${youth.login}`), kind: "everyday", cardCode: code, words, months: 12 }],
    skills,
    languages: [
      { code: "bg", level: "native" },
      { code: "en", level: "a2" },
    ],
    licences: youth.ageInYears < 18 ? [] : ["b"],
    ekatte: youth.ekatte,
    reachKm: filled.reachKm,
    remote: false,
    hours: [],
    wishes: ["with_people", "team"],
    limits: "",
    support: [],
    version: 1,
  });
}
