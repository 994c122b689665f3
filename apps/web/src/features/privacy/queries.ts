import { getMentorAccess, listMyConsents, listMyShares, listMyStays, listMyViews } from "@posoka/schema/consent";
import { read } from "../../api/client.ts";

export const listSize = 10;
export const myShares = () => read(listMyShares);
export const myViews = (page: number) => read(listMyViews, { query: { page, limit: listSize } });
export const myConsents = (page: number) => read(listMyConsents, { query: { page, limit: listSize } });
export const mentorAccess = () => read(getMentorAccess);
export const myStays = () => read(listMyStays);
