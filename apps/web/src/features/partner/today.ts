import { sofiaDate } from "@posoka/domain/calendar/sofia-time";

/** The date in Bulgaria, for what the form can tell before the server does. */
export const today = (): string => sofiaDate(new Date());
