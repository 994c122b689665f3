import {
  claimReview,
  getMentorReview,
  listMyProfileReviews,
  listMyReviews,
  submitReview,
} from "@posoka/schema/mentors";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import { claim, listOwnReviews, listReviewsOfMine, readOwnReview, submit } from "./service/reviews.ts";

export async function mentorsRoutes(app: FastifyInstance): Promise<void> {
  mount(app, listMyReviews, (ctx) => listOwnReviews(ctx));
  mount(app, claimReview, (ctx, { params }) => claim(ctx, params.reviewId));
  mount(app, getMentorReview, (ctx, { params, query }) => readOwnReview(ctx, params.reviewId, query.language));
  mount(app, submitReview, submit);
  mount(app, listMyProfileReviews, (ctx) => listReviewsOfMine(ctx));
}
