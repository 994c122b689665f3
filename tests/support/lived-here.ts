import { randomInt, randomUUID } from "node:crypto";
import { personKey, sealFor } from "@posoka/api/modules/privacy/service/person-keys";
import { recoveryCodes } from "@posoka/db/schema/factors";
import { profileExperiences, profileSkills } from "@posoka/db/schema/profiles";
import { supportWanted } from "@posoka/db/schema/sensitive";
import { demoMails, files, outbox } from "@posoka/db/schema/system";
import { decideApplication, listCandidates, shareIdentity, submitApplication } from "@posoka/schema/applications";
import { assignMentor } from "@posoka/schema/cases";
import { issueCard } from "@posoka/schema/factors";
import { claimReview, listMyReviews, submitReview } from "@posoka/schema/mentors";
import { saveMyIdentity } from "@posoka/schema/profiles";
import { getQuestionnaire, saveSitting } from "@posoka/schema/questionnaires";
import { sql } from "drizzle-orm";
import type { World } from "./world.ts";

/** A young person with something in every table that can hold it, and the people around. Their words hold `mark`. */
export async function livedHere(world: World, mark: string, birthDate = "2006-02-28") {
  const { db, clock, deps } = world;
  const partnerName = `Партньор ${randomInt(1_000_000)}`;
  const partner = await world.as("partner", { account: { displayName: partnerName } });
  const { id: openingId } = await world.make.opening({ organisationId: partner.organisationId ?? "" });
  const email = `${mark}@example.org`;
  const userName = `${mark}-1234`;
  const youth = await world.as("youth", {
    birthDate,
    account: { email, emailConfirmedAt: clock.now(), userName, displayName: mark },
  });
  const name = `Име ${mark}`;
  await youth(saveMyIdentity, { body: { name, phone: "+359 888 123 456", version: 1 } });
  const applicationId = randomUUID();
  const body = { note: `бележка ${mark}`, availableFrom: null };
  await youth(submitApplication, { params: { openingId, applicationId }, body });
  await youth(shareIdentity, { params: { applicationId }, body: { fields: ["name", "email"] } });
  const [candidate] = (await partner(listCandidates, { params: { openingId } })).items;
  const cardId = candidate!.card.cardId;
  const words = "Питай колегата на 0888 765 432";
  await partner(decideApplication, {
    params: { cardId },
    body: { decision: "talk", reason: null, words, version: candidate!.version },
  });
  const [staff, mentor] = [await world.as("staff"), await world.as("mentor")];
  await staff(assignMentor, { params: { youthId: youth.id }, body: { mentorId: mentor.id, note: `за ${mark}` } });
  await staff(issueCard, { params: { youthId: youth.id } });
  const reviewId = (await mentor(listMyReviews, {})).items[0]!.id;
  await mentor(claimReview, { params: { reviewId } });
  const rubric = { skills: 3, experience: 2, direction: 2, next_step: 1 } as const;
  const review = { outcome: "reviewed", rubric, comments: `думи за ${mark}` } as const;
  await mentor(submitReview, { params: { reviewId }, body: review });

  const { items } = await youth(getQuestionnaire, { params: { code: "interests" } });
  await youth(saveSitting, {
    params: { sittingId: randomUUID() },
    body: {
      questionnaire: "interests",
      version: 1,
      answers: { [items[0]!.id]: 3 },
      startedAt: clock.now().toISOString(),
      finishedAt: null,
    },
  });
  const { id: youthId, tenantId } = youth;
  const key = await personKey(db, deps.config.keys, youthId);
  const needs = sealFor(key, youthId, "support_wanted.needs", JSON.stringify(["reading"]));
  await db.insert(supportWanted).values({ youthId, tenantId, needs });
  const done = sealFor(key, youthId, "profile_experiences.words", `правих ${mark}`);
  const experience = { id: randomUUID(), youthId, tenantId, position: 0, kind: "work", words: done } as const;
  await db.insert(profileExperiences).values(experience);
  const skill = await db.execute<{ id: string }>(sql`select id from skills order by id limit 1`);
  await db.insert(profileSkills).values({ youthId, tenantId, skillId: skill.rows[0]!.id, level: 2 });
  const file = { name: mark, mediaType: "text/plain", size: 1, sha256: Buffer.from("ab", "hex") };
  await db.insert(files).values({ id: randomUUID(), tenantId, ownerId: youthId, ...file });
  await db.insert(recoveryCodes).values({ accountId: youthId, hash: mark });
  const params = { userName, link: `https://posoka.example/reset/${mark}` };
  const waits = { topic: "mail.reset", deliver: "mail" } as const;
  await db.insert(outbox).values({ ...waits, payload: { to: email, mail: "reset", params } });
  // To an address that the person had before, or asked for and never confirmed.
  await db.insert(outbox).values({ ...waits, payload: { to: "before@example.org", mail: "emailChanged", params } });
  const mails = [
    { recipient: email, subject: mark, body: mark },
    { recipient: "before@example.org", subject: "Посока", body: `за ${userName}` },
  ];
  await db
    .insert(demoMails)
    .values(mails.map((mail) => ({ ...mail, outboxId: randomInt(1_000_000, 1_000_000_000), at: clock.now() })));
  return { youth, partner, partnerName, staff, mentor, openingId, applicationId, cardId, reviewId, name, email };
}
