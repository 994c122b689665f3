import {
  agreeToUse,
  getMentorAccess,
  listMyConsents,
  listMyShares,
  listMyStays,
  listMyViews,
  setMentorAccess,
  setMyStay,
} from "@posoka/schema/consent";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import { answerOwn } from "./service/agree-to-use.ts";
import { changeMentorAccess, readMentorAccess } from "./service/mentor-access.ts";
import { listConsents, listShares, listViews } from "./service/my-register.ts";
import { answerStay, listStays } from "./service/stays.ts";

export async function consentRoutes(app: FastifyInstance): Promise<void> {
  mount(app, agreeToUse, answerOwn);
  mount(app, listMyShares, (ctx) => listShares(ctx));
  mount(app, listMyViews, (ctx, { query }) => listViews(ctx, query));
  mount(app, listMyConsents, (ctx, { query }) => listConsents(ctx, query));
  mount(app, getMentorAccess, (ctx) => readMentorAccess(ctx));
  mount(app, setMentorAccess, changeMentorAccess);
  mount(app, listMyStays, (ctx) => listStays(ctx));
  mount(app, setMyStay, answerStay);
}
