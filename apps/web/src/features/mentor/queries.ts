import { getMentorReview, listMyProfileReviews, listMyReviews } from "@posoka/schema/mentors";
import type { Language } from "@posoka/texts/language";
import { read } from "../../api/client.ts";

export const myReviews = () => read(listMyReviews);
export const oneReview = (language: Language, reviewId: string) =>
  read(getMentorReview, { params: { reviewId }, query: { language } });
export const reviewsOfMyProfile = () => read(listMyProfileReviews);
