import { under } from "../under.ts";
import { privacy1 } from "./notices/privacy-1.ts";
import { privacy2 } from "./notices/privacy-2.ts";
import { terms2 } from "./notices/terms-2.ts";
import type { notices as plain } from "../bg/notices.ts";

export const notices = {
  version: "Version {version}, of {date}",
  oldTitle: "This is an old version",
  oldLink: "The current version",
  versions: "All versions",
  versionsCurrent: "{date} (now)",
  deskLink: "To “My data”",
  whoAnswers: "Who answers for the data",
  otherTerms: "Terms of use",
  otherPrivacy: "Personal data",
  dueTitle: "Before you go on",
  changedLead: "We renewed the text on personal data and the terms. This is new:",
  firstLead: "These are the most important things about your data and the terms:",
  changed1: "There are terms of use now: what we do, what you do, and what is not allowed.",
  changed2: "It says on which ground we keep each thing, and how it is locked with a key of your own.",
  changed3: "It says what remains after erasing, and how to ask for a person to look at a decision again.",
  readPrivacy: "Read about personal data",
  readTerms: "Read the terms",
  accept: "I accept and go on",
  leave: "Not now, sign out",
  leaveText: "If you sign out nothing is lost. If you disagree, tell the team what should happen to your account.",
  accepted: "Noted",
  cardTitle: "The text on data, and the terms",
  cardAccepted: "Version {version} was accepted on {date}.",
  cardNone: "No version has been accepted yet.",
  cardLanguage: "Read in: {language}",
  language_bg: "Bulgarian",
  language_bg_easy: "easy-read Bulgarian",
  language_en: "English",
  cardNew: "There is a newer version. You will see it when you sign in next.",
  ...under("privacy1", privacy1),
  ...under("privacy2", privacy2),
  ...under("terms2", terms2),
} satisfies Record<Exclude<keyof typeof plain, `${string}_formal`>, string>;
