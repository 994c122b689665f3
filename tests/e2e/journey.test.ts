import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { addDays } from "@posoka/domain/calendar/dates";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { createClient } from "@posoka/schema/client";
import { listEverydayCards, listOccupations } from "@posoka/schema/occupations";
import type { Language } from "@posoka/texts/language";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "../../apps/web/src/app/paths.ts";
import { enrolOnPage } from "../support/factor-page.ts";
import { someEik } from "../support/factories.ts";
import { hasReference, referencePath } from "../support/reference-data.ts";
import { openSite, type Site } from "../support/site.ts";
import { expectCalm, heading, type Visit, visit } from "../support/visit.ts";
import * as mentorDoes from "./people/mentor.ts";
import * as partnerDoes from "./people/partner.ts";
import * as staffDoes from "./people/staff.ts";
import { type Words, wordsIn } from "./people/words.ts";
import * as youthDoes from "./people/youth.ts";

const today = sofiaDate(new Date());
const isReal = hasReference("esco") && hasReference("jobs");
const vacancies = referencePath("jobs/bg_labour_office_vacancies_dev.tsv");
const imports = [
  ["import", "esco", referencePath("esco")],
  ["import", "vacancies", vacancies, "--dated", today],
];

type Cast = {
  language: Language;
  width: number;
  youth: { userName: string; name: string };
  organisation: string;
  partnerName: string;
  staff: string;
  mentor: string;
  internship: string;
  training: string;
};
const casts: readonly Cast[] = [
  {
    language: "bg",
    width: 360,
    youth: { userName: "sokol", name: "Симеон Орлов" },
    organisation: "Работилница Орех",
    partnerName: "oreh",
    staff: "Галя Тодорова",
    mentor: "Никола Христов",
    internship: "Стаж в работилница за дърво",
    training: "Курс за млади майстори",
  },
  {
    language: "en",
    width: 1280,
    youth: { userName: "kestrel", name: "Simeon Orlov" },
    organisation: "Walnut Workshop",
    partnerName: "walnut",
    staff: "Galya Todorova",
    mentor: "Nikola Hristov",
    internship: "Internship in a wood workshop",
    training: "Course for young makers",
  },
];
const place = { bg: "Пловдив", en: "Plovdiv", "bg-easy": "Пловдив" } as const;

/** Everybody's part of the way, each at a device of their own, through the pages only. */
describe("the first journey", () => {
  let site: Site;
  beforeAll(async () => void (site = await openSite({ first: isReal ? imports : [] })), 300_000);
  afterAll(() => site.close());

  describe.each(casts)("in $language at $width px", (cast) => {
    let words: Words;
    let known: Awaited<ReturnType<typeof catalogue>>;
    let [youth, partner, staff, mentor]: Visit[] = [];
    let [youthLogin, partnerLogin] = ["", ""];
    let broken: string | undefined;
    beforeAll(async () => {
      const { language, width } = cast;
      words = await wordsIn(language);
      known = await catalogue(site.url, language);
      [youth, partner, staff, mentor] = await Promise.all([1, 2, 3, 4].map(() => visit(site, { language, width })));
    });
    afterAll(async () => {
      for (const one of [youth, partner, staff, mentor]) await one?.context.close();
    });

    /** What follows a broken step could only fail too. */
    const step = (
      title: string,
      act: (is: { youth: Visit; partner: Visit; staff: Visit; mentor: Visit }) => Promise<void>,
    ) =>
      it(title, async ({ skip }) => {
        skip(broken !== undefined, `after "${broken}"`);
        broken = title;
        if (!youth || !partner || !staff || !mentor) throw new Error("nobody is there");
        const is = { youth, partner, staff, mentor };
        await act(is).catch((error: unknown) =>
          takePictures(is, `${cast.language}-${cast.width}`).then(() => Promise.reject(error)),
        );
        broken = undefined;
      });

    step("a guest answers the questions and reads the result", ({ youth }) => youthDoes.answerQuestions(youth, words));

    step("signs up by a name, and the answers stay", async ({ youth }) => {
      youthLogin = await youthDoes.signUp(youth, words, cast.youth.userName);
      expect(youthLogin).toMatch(new RegExp(`^${cast.youth.userName}-\\d{4}$`));
      await youthDoes.findAnswersKept(youth, words);
    });

    step("fills in a profile that saves itself", async ({ youth }) => {
      await youthDoes.fillProfile(youth, words, { place: place[cast.language], everyday: known.card });
      await youthDoes.giveName(youth, words, cast.youth.name);
      expectCalm(youth);
    });

    step("a partner registers; a wrong company number is told at its field", async ({ partner }) => {
      const eik = someEik();
      const wrongEik = eik.slice(0, 8) + String((Number(eik[8]) + 1) % 10);
      partnerLogin = await partnerDoes.register(partner, words, {
        name: cast.organisation,
        eik,
        wrongEik,
        place: place[cast.language],
        userName: cast.partnerName,
        contact: cast.staff,
      });
      expect(partner.refusals.splice(0)).toEqual(["POST /api/v1/partners 422"]);
      await partnerDoes.signIn(partner, words, partnerLogin);
      await enrolOnPage(partner);
    });

    step("staff come by a one-time link, find it waiting and approve it", async ({ staff }) => {
      const [url = ""] = await site.operate("account", "create", "--role", "staff", "--flag", "safeguarding_lead");
      await staffDoes.acceptInvitation(staff, words, url, cast.staff, words.accounts("meTitle"));
      await enrolOnPage(staff);
      await staffDoes.approveOrganisation(staff, words, cast.organisation);
    });

    step("the partner posts an internship and a training; staff publish them", async ({ partner, staff }) => {
      const common = { description: cast.internship, occupation: known.occupation, place: place[cast.language] };
      const skills = [known.has, known.lacks];
      await partnerDoes.post(partner, words, { kind: "internship", title: cast.internship, skills, ...common });
      const course = { title: cast.training, skills: [], gives: known.lacks, language: "de" as const };
      await partnerDoes.post(partner, words, { kind: "training", ...course, ...common });
      await staffDoes.publish(staff, words, cast.internship);
      await staffDoes.publish(staff, words, cast.training);
    });

    step("staff write down that they met the young person", ({ staff }) =>
      staffDoes.confirmMeeting(staff, words, cast.youth.name),
    );

    step(
      "the young person reads what fits, what is missing and what is not possible, and applies",
      async ({ youth }) => {
        const { internship, training } = cast;
        const pay = "700 – 750 €";
        await youthDoes.readMatches(youth, words, {
          title: internship,
          pay,
          missing: known.lacks,
          impossible: training,
        });
        await youthDoes.apply(youth, words, internship, `${cast.youth.name}.`);
        expectCalm(youth);
      },
    );

    step("the partner sees a card without a name and answers", async ({ partner }) => {
      await partnerDoes.openCandidate(partner, words, cast.internship);
      await expectNameless(partner, [cast.youth.name, youthLogin, cast.youth.userName]);
      await partnerDoes.answerTalk(partner, words, known.card);
      await expectNameless(partner, [cast.youth.name, youthLogin, cast.youth.userName]);
    });

    step("the young person reads the answer and shows the name, then takes it back", async ({ youth, partner }) => {
      await youthDoes.openApplication(youth, words, cast.internship);
      await youth.page.getByText(words.applications("answer_talk")).waitFor();
      await youth.page.getByText(known.card).first().waitFor();
      await youthDoes.share(youth, words);
      const shown = partner.page.getByText(cast.youth.name);
      await partner.page.reload();
      await shown.first().waitFor();
      await youthDoes.takeBack(youth, words);
      await partner.page.reload();
      await partner.page.getByText(words.candidates("identityNone")).waitFor();
      expect(await shown.count()).toBe(0);
    });

    step("staff vet a mentor and assign one; the mentor comments; the young person reads it", async (is) => {
      const [url = ""] = await site.operate("account", "create", "--role", "mentor");
      await staffDoes.acceptInvitation(is.mentor, words, url, cast.mentor, words.mentor("title"));
      await is.mentor.page.getByText(words.mentor("notVettedTitle")).waitFor();
      expect(is.mentor.refusals.splice(0)).toEqual(["GET /api/v1/mentor/reviews 403"]);
      await enrolOnPage(is.mentor);
      await staffDoes.vet(is.staff, words, cast.mentor, addDays(today, 200));
      await staffDoes.assignMentor(is.staff, words, cast.youth.name, cast.mentor);
      expect((await staffDoes.readToday(is.staff, words)).join()).toContain(cast.youth.name);
      await mentorDoes.review(is.mentor, words, known.occupation);
      await expectNameless(is.mentor, [cast.youth.name, youthLogin]);
      await is.youth.open(paths.reviews());
      await heading(is.youth.page, words.reviews("title")).waitFor();
      await is.youth.page.getByText(known.occupation).first().waitFor();
    });

    step(
      "nothing of it waits any more, and nothing went wrong on the way",
      async ({ youth, partner, staff, mentor }) => {
        const left = (await staffDoes.readToday(staff, words)).join("\n");
        for (const name of [cast.youth.name, cast.organisation, cast.internship, cast.training]) {
          expect(left).not.toContain(name);
        }
        for (const one of [youth, partner, staff, mentor]) expectCalm(one);
      },
    );
  });
});

const pictures = join(import.meta.dirname, "..", "..", "node_modules", ".cache", "posoka-test");

/** Where everybody stood when a step broke, for whoever looks into it. */
async function takePictures(is: Record<string, Visit>, look: string): Promise<void> {
  for (const [who, { page, problems }] of Object.entries(is)) {
    await page.screenshot({ path: join(pictures, `journey-${look}-${who}.png`) }).catch(() => undefined);
    if (problems.length > 0) process.stderr.write(`${who}: ${problems.join("\n")}\n`);
  }
}

async function expectNameless(one: Visit, names: readonly string[]): Promise<void> {
  await one.settle();
  const seen = [await one.page.content(), ...(await one.replies())].join("\n").toLowerCase();
  for (const name of names) expect(seen).not.toContain(name.toLowerCase());
}

/** What the catalogue offers: an occupation, an everyday card, a skill that the card gives and one that it does not. */
async function catalogue(baseUrl: string, language: Language) {
  const ask = createClient({ baseUrl, fetch, token: () => undefined, newKey: randomUUID, parseReplies: true });
  const cards = (await ask(listEverydayCards, { query: { language } })).items;
  const { items } = await ask(listOccupations, { query: { language, limit: 1 } });
  const given = cards[0]?.skills ?? [];
  const others = cards.flatMap(({ skills }) => skills).filter(({ id }) => !given.some((skill) => skill.id === id));
  return {
    card: cards[0]?.label ?? "",
    occupation: items[0]?.title ?? "",
    has: given[0]?.label ?? "",
    lacks: others[0]?.label ?? "",
  };
}
