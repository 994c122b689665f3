import type { entry as plain } from "../bg/entry.ts";

export const entry = {
  stepTitle: "One more step",
  stepLead: "The password is right. Now the code from the app.",
  code: "Code from the app",
  codeHint: "Six digits. Without the phone, a recovery code works too.",
  stepAction: "Sign in",
  stepBack: "Start again",

  againTitle: "Just to check",
  againText: "Before this step, type the password once more. Then we do not ask for ten minutes.",
  againTextCode: "Before this step, type a code from the app. Then we do not ask for ten minutes.",
  againPassword: "Password",
  againWrong: "This is not the password.",
  againAction: "Confirm",
  againByCode: "With a code instead",
  againByPassword: "With the password instead",

  emailTitle: "Change the e-mail",
  emailTitleNew: "E-mail",
  emailLead: "We send a link to the new address. The old one counts until it is opened.",
  emailLeadNew: "With an e-mail, a forgotten password is easy to change. We send a link to confirm it.",
  emailNew: "New e-mail",
  emailAction: "Send the link",
  emailSentTitle: "Look in your mail",
  emailSentText:
    "The link in the letter to {email} works for three days. If the address belongs to another account, nothing changes.",

  factorTotp: "with a code",
  factorRecovery: "with a recovery code",

  cardTitle: "Sign in with a card",
  cardLead: "The card is from the team. With it you choose a new password.",
  cardCode: "Code on the card",
  cardCodeHint: "Twenty digits. Spaces do not matter.",
  cardContinue: "Next",
  cardFor: "The card is for {userName}",
  cardPasswordLead: "Choose a new password. Afterwards you are signed out on every other device.",
  cardPassword: "New password",
  cardAction: "Change the password and sign in",
  cardOpen: "Opening the card …",
  cardDead: "A card works once and for 24 hours. Tell the team if you need a new one.",
  cardOther: "Another code",
  cardNotice: "On {date} the team issued a new card for signing in.",
  cardNoticeAsk: "If you do not know about it, change your password and tell the team.",
  cardNoticeSeen: "All right",
  cardNoticePassword: "To the password",
} satisfies Record<keyof typeof plain, string>;
