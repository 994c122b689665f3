import { exportMyData } from "@posoka/schema/own-data";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import { exportOwnData } from "./service/export-own-data.ts";

export async function privacyRoutes(app: FastifyInstance): Promise<void> {
  // A stream cannot be stored for a repeated key; asked again, the copy is made again.
  mount(app, exportMyData, (ctx, { body }, http) => exportOwnData(ctx, body, http), { write: "none" });
}
