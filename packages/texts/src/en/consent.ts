import type { consent as plain } from "../bg/consent.ts";

export const consent = {
  ownTitle: "Now you decide",
  ownLead: "You have turned 14. Until now your parent or legal representative agreed for you. Now we ask you.",
  ownKeepTitle: "What we keep",
  ownKeep1: "Your date of birth and what you write about yourself.",
  ownKeep2: "Your answers and the places you apply for.",
  ownSeeTitle: "Who sees it",
  ownSee1: "You, and the people of the team who help you.",
  ownSee2: "A partner sees a card without a name. Only you show your name.",
  ownRightsTitle: "What you can do",
  ownRights1: "See everything that we keep.",
  ownRights2: "Take it with you, or ask us to delete it.",
  ownRights3: "Say no now, and yes later.",
  ownYes: "Yes, I want to go on",
  ownNo: "Not now",
  ownNoText: "Until you say yes, nobody outside the team sees anything about you. You can read about jobs and places.",
  ownDone: "Done. Everything is open.",
  ownRefused: "We have noted “not now”. Everything stays closed.",
  ownMore: "The whole text on personal data",
  ownNothing: "There is nothing left to decide here.",
  toMe: "My account",
} satisfies Record<keyof typeof plain, string>;
