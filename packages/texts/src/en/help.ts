import type { help as plain } from "../bg/help.ts";

export const help = {
  title: "I need help",
  lead: "Here are people you can call. You do not have to explain to anyone why.",
  danger: "If you are in danger now, call 112.",
  exit: "Leave quickly",
  exitHint:
    "Opens another page in place of this one. Pressing Esc three times quickly does the same. The button is at the top of every page. Pages you opened before this one stay in the history of the browser and behind the back button. We cannot remove them from there. If somebody else uses the device too, clear the history.",
  forChildren: "If you are under 18",
  forAdults: "If you are 18 or older",
  forWork: "About work",
  call: "Call {number}",
  free: "Free of charge",
  paid: "Costs an ordinary call",
  always: "Day and night",
  workdays: "On working days",
  checked: "As of {date}",
  source: "Source: {name}",
  line112: "Police, ambulance, fire brigade",
  line112Text: "Say where you are and what is happening. The call is free, even with no credit.",
  line116111: "Helpline for children",
  line116111Text: "They listen and tell you what can be done. You do not have to say your name.",
  line116000: "Missing child",
  line116000Text: "If you know of a child who is missing, or you are thinking of running away from where you live.",
  lineViolence: "Support in cases of violence",
  lineViolenceText:
    "If somebody hits you, threatens you or follows you. You talk to a person who knows what can be done.",
  lineLabour: "Labour Inspectorate",
  lineLabourText: "If you are not paid, work without a contract or are given dangerous work.",
  open: "Open {name}",
  hereTitle: "Help here",
  hereText:
    "If something on this site worries you, or you cannot sign in, tell someone you know from the team. They can give you new access.",
  tellTitle: "Somebody to tell",
  tellText:
    "If an adult writes strange things to you or wants to meet you in secret, it is not your fault. Tell 116 111 or an adult you trust.",
} satisfies Record<keyof typeof plain, string>;
