import type { privacy2 as plain } from "../../bg/notices/privacy-2.ts";

export const privacy2 = {
  title: "Personal data",
  lead: "What we keep, why, who sees it and what you decide. In short and in plain words.",
  guestTitle: "If you do not sign up",
  guestText: "Your answers stay on your device only. Nothing about you comes to us.",
  keepTitle: "What we keep if you sign up",
  keep1:
    "A name to sign in with, your birth date, and a password that nobody can read. From the birth date we know what the law allows at your age.",
  keep2: "The answers and the profile that you fill in. By them we sort the places for you.",
  keep3: "Your name and phone, if you write them. We keep them so that you can show them when you apply.",
  keep4: "Your applications and the answers to them.",
  keep5: "Who in the team and among partners did what with your data, and when.",
  neverTitle: "What we never ask for",
  never1: "A personal number (ЕГН or ЛНЧ).",
  never2: "A picture of an identity card.",
  never3: "Diagnoses or results of health tests.",
  whyTitle: "On which ground",
  whyText:
    "The profile, the sorting and the applications are the service that you ask of us. Your age and the log of acts are required by law. What you show to an employer, and the support you look for, rest on your consent, and you can stop it.",
  whoTitle: "Who sees what",
  who1: "An employer: a card without name, school or address. They see your name only if you show it. Under 18, phone and e-mail are not shown.",
  who2: "A mentor: a profile without a name, for 48 hours.",
  who3: "The team: what it needs in order to help you.",
  who4: "A parent or guardian: until you are 14 they see skills, interests and free hours. After that they only answer where the law asks for their consent as well.",
  who5: "A school, a social service or the child protection department that accompanies you now, while you are under 18: first name and age. All but the school also see skills, interests and free hours.",
  who6: "Nobody else. We sell no data, there are no ads, and nothing goes to other companies' programs.",
  lockTitle: "How we keep it",
  lockText:
    "Your name, phone, the support you want and what you write in your own words are locked with a key of your own. Whoever steals the database without the keys cannot read them.",
  decideTitle: "What you decide",
  decide1: "To take a copy of everything we keep about you.",
  decide2: "To correct anything that is wrong.",
  decide3: "To stop sharing at any time. What somebody has already read or printed cannot be taken back.",
  decide4: "To erase your account, at once or in seven days. If you cannot sign in, tell the team.",
  decide5: "To ask why a place is sorted as it is, and to have a person look at it again.",
  howText:
    "Copy and erasing are on the page “My data”. For the rest tell the team: we answer within a month, and it is free.",
  ageTitle: "Age",
  ageText:
    "You can sign up from 13. Under 14 a parent or guardian is asked for consent first, and until then nothing can be filled in. From 14 on the consent is yours.",
  rankTitle: "How openings are sorted",
  rankText:
    "By interests, skills, place, time and what the law allows at your age. Never by sex, origin, religion, health, or who you live with. No machine turns anyone down: a named person decides.",
  longTitle: "For how long",
  longText:
    "While you have an account. If you do not sign in for 24 months, we erase it, and tell you 30 days before. An employer loses your application 6 months after the procedure closed. When an account is erased its key is destroyed, and lines with a random number and no name remain: what was done, which consents there were, and that it was erased.",
  adultsTitle: "If you help as an adult",
  adultsText:
    "Of mentors, partners and the team we keep name, e-mail, role, the checks that the law asks for, and a log of acts. Of a check we keep its kind, outcome and end, not the document. Young people see who opened their data.",
  complainTitle: "If something is not right",
  complainText:
    "The organisation that runs this site is responsible for the data. Tell the team. You can also complain to the Commission for Personal Data Protection, cpdp.bg.",
} satisfies Record<keyof typeof plain, string>;
