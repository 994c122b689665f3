import { getMyErasure, requestErasure, seeRetentionNotice, takeBackErasure } from "@posoka/schema/erasure";
import { exportMyData } from "@posoka/schema/own-data";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import { exportOwnData } from "./service/export-own-data.ts";
import { seeNotice } from "./service/retention.ts";
import { askForErasure, readOwnErasure, takeBackOwnErasure } from "./service/own-erasure.ts";

export async function privacyRoutes(app: FastifyInstance): Promise<void> {
  // A stream cannot be stored for a repeated key; asked again, the copy is made again.
  mount(app, exportMyData, (ctx, { body }, http) => exportOwnData(ctx, body, http), { write: "none" });
  mount(app, getMyErasure, (ctx) => readOwnErasure(ctx));
  // A stored answer would be a trace of who is gone.
  mount(app, requestErasure, (ctx, { body }, http) => askForErasure(ctx, body, http), { write: "none" });
  mount(app, takeBackErasure, (ctx) => takeBackOwnErasure(ctx));
  mount(app, seeRetentionNotice, (ctx) => seeNotice(ctx));
}
