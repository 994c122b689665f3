import { currentEdition } from "@posoka/domain/notices/editions";
import { languages } from "@posoka/domain/vocabulary";
import { AppError } from "@posoka/schema/errors";
import type { Site } from "@posoka/schema/site";
import type { Context, Deps } from "../../../context.ts";
import { demoSignIns } from "../../demo/service/sign-ins.ts";
import { charityContact } from "../../organisations/service/charity.ts";
import { mediationNumber } from "../../organisations/service/mediation.ts";
import { indexSize } from "../../matches/service/index-size.ts";
import { ping } from "../queries.ts";

/** The edition of notice and terms that the pages show: what the register of consents names as the text. */
export const noticeVersion = currentEdition.version;

export async function getSite(ctx: Context): Promise<Site> {
  const { config } = ctx.deps;
  return {
    demo: config.demo,
    mediationNumber: await mediationNumber(ctx.db, ctx.now()),
    charity: await charityContact(ctx.db, ctx.now()),
    languages: [...languages],
    demoSignIns: demoSignIns(config),
  };
}

/** Milliseconds the database has to answer before the server calls itself not ready. */
const patience = 2_000;

/** @throws {AppError} `busy` when the database does not answer in time */
export async function isReady(deps: Deps) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((done) => (timer = setTimeout(done, patience, "late")));
  const answer = await Promise.race([ping(deps.db).then(() => "here" as const), late])
    .catch((cause: unknown) => {
      throw new AppError("busy", { cause });
    })
    .finally(() => clearTimeout(timer));
  if (answer === "late") throw new AppError("busy");
  return { ready: true as const, openings: indexSize(deps.index) };
}
