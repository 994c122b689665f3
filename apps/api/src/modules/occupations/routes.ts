import {
  getOccupation,
  listEverydayCards,
  listFittingOccupations,
  listOccupations,
  searchSkills,
} from "@posoka/schema/occupations";
import { searchPlaces } from "@posoka/schema/places";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import * as occupation from "./service/get-occupation.ts";
import * as fitting from "./service/list-fitting.ts";
import * as list from "./service/list-occupations.ts";
import * as words from "./service/search-words.ts";

export async function occupationsRoutes(app: FastifyInstance): Promise<void> {
  mount(app, listOccupations, (ctx, { query }) => list.listOccupations(ctx, query));
  mount(app, listFittingOccupations, (ctx, { query: { r, i, a, s, e, c, ...options } }) =>
    fitting.listFittingOccupations(ctx, { R: r, I: i, A: a, S: s, E: e, C: c }, options),
  );
  mount(app, getOccupation, (ctx, { params, query }) =>
    occupation.getOccupation(ctx, params.occupationId, query.language),
  );
  mount(app, searchSkills, (ctx, { query }) => words.searchSkills(ctx, query));
  mount(app, searchPlaces, (ctx, { query }) => words.searchPlaces(ctx, query));
  mount(app, listEverydayCards, (ctx, { query }) => words.listEverydayCards(ctx, query.language));
}
