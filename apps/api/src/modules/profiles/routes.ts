import { getMyIdentity, getMyProfile, saveMyIdentity, saveMyProfile } from "@posoka/schema/profiles";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import { readMyIdentity, readMyProfile } from "./service/get-my-profile.ts";
import { storeMyIdentity, storeMyProfile } from "./service/save-my-profile.ts";

export async function profilesRoutes(app: FastifyInstance): Promise<void> {
  mount(app, getMyProfile, (ctx, { query }) => readMyProfile(ctx, query.language));
  mount(app, saveMyProfile, (ctx, { body }) => storeMyProfile(ctx, body));
  mount(app, getMyIdentity, (ctx) => readMyIdentity(ctx));
  mount(app, saveMyIdentity, (ctx, { body }) => storeMyIdentity(ctx, body));
}
