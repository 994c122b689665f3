import * as contracts from "@posoka/schema/cases";
import { eraseYouth as eraseYouthContract } from "@posoka/schema/erasure";
import { issueCard as issueCardContract } from "@posoka/schema/factors";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import {
  answerForRepresentative,
  answerRequestOnPaper,
  recordRepresentativeConsent,
} from "../guardians/service/paper-answer.ts";
import { listMentorsOfMine } from "../mentors/service/list-mentors.ts";
import { recordCheck } from "../mentors/service/vetting.ts";
import { assignMentor, confirmYouth, correctBirthDate } from "./service/change-standing.ts";
import { eraseYouth } from "./service/erase-youth.ts";
import { issueCard } from "./service/issue-card.ts";
import { readToday } from "./service/today.ts";
import { listOwnYouths, readYouth } from "./service/youths.ts";

export async function casesRoutes(app: FastifyInstance): Promise<void> {
  mount(app, contracts.listYouths, (ctx, { query }) => listOwnYouths(ctx, query));
  mount(app, contracts.getYouth, (ctx, { params }) => readYouth(ctx, params.youthId));
  mount(app, contracts.confirmYouth, confirmYouth);
  mount(app, contracts.correctBirthDate, correctBirthDate);
  mount(app, contracts.recordRepresentativeConsent, recordRepresentativeConsent);
  mount(app, contracts.answerForRepresentative, answerForRepresentative);
  mount(app, contracts.answerRequestOnPaper, answerRequestOnPaper);
  mount(app, contracts.listMentors, (ctx) => listMentorsOfMine(ctx));
  mount(app, contracts.recordVetting, recordCheck);
  mount(app, contracts.assignMentor, assignMentor);
  mount(app, contracts.getToday, (ctx, { query }) => readToday(ctx, query));
  mount(app, eraseYouthContract, eraseYouth);
  // Its answer is a secret, so it is not stored for a repeated key.
  mount(app, issueCardContract, (ctx, { params }) => issueCard(ctx, params.youthId), { write: "none" });
}
