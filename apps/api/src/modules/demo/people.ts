import type { Role, StaffFlag } from "@posoka/domain/roles";

/** Shown to everybody who opens a demo world, so it guards nothing. */
export const demoPassword = "zelena-lodka-27";

export type DemoPerson = { login: string; name: string; role: Role; flags?: StaffFlag[]; organisation?: string };

export const adults: readonly DemoPerson[] = [
  {
    login: "demo-staff",
    name: "Галина Тодорова",
    role: "staff",
    flags: ["supervisor", "coordinator", "moderator", "safeguarding_lead"],
  },
  { login: "demo-staff-2", name: "Борис Илиев", role: "staff", flags: ["safeguarding_lead"] },
  { login: "demo-mentor", name: "Николай Христов", role: "mentor" },
  { login: "demo-guardian", name: "Десислава Петрова", role: "guardian" },
  { login: "demo-admin", name: "Радка Минева", role: "admin" },
];

export type DemoYouth = {
  login: string;
  name: string;
  ageInYears: number;
  confirmed: boolean;
  ekatte: string;
  /** Who of the team works with this person; nobody yet when absent. */
  caseWorker?: string;
  /** A parent whose papers that member of the team has seen. */
  parent?: string;
};

export const youths: readonly DemoYouth[] = [
  {
    login: "demo-elena",
    name: "Елена Петрова",
    ageInYears: 17.4,
    confirmed: true,
    ekatte: "56784",
    caseWorker: "demo-staff",
    parent: "demo-guardian",
  },
  { login: "demo-asen", name: "Асен Колев", ageInYears: 15.6, confirmed: false, ekatte: "68134" },
  {
    login: "demo-mila",
    name: "Мила Стоянова",
    ageInYears: 19.3,
    confirmed: true,
    ekatte: "10135",
    caseWorker: "demo-staff-2",
  },
];

export type DemoOrganisation = {
  key: string;
  name: string;
  kind: "employer" | "training_provider" | "cooperation";
  ekatte: string;
  about: string;
  contact: string;
  pending?: boolean;
  /** Its sign-in is offered on the sign-in page. */
  shown?: boolean;
};

/** Invented, and called so in their names. */
export const demoOrganisations: readonly DemoOrganisation[] = [
  {
    key: "bakery",
    name: "Демо: Пекарна Житен клас",
    kind: "employer",
    ekatte: "56784",
    about: "Измислена пекарна за показване на платформата.",
    contact: "Ваня Димова",
    shown: true,
  },
  {
    key: "center",
    name: "Демо: Учебен център Слънчоглед",
    kind: "training_provider",
    ekatte: "68134",
    about: "Измислен учебен център за показване на платформата.",
    contact: "Петър Лазаров",
    shown: true,
  },
  {
    key: "hotel",
    name: "Демо: Хотел Бели бор",
    kind: "employer",
    ekatte: "67653",
    about: "Измислен хотел за показване на платформата.",
    contact: "Росица Манева",
  },
  {
    key: "garage",
    name: "Демо: Автосервиз Колелото",
    kind: "employer",
    ekatte: "10135",
    about: "Измислен сервиз за показване на платформата.",
    contact: "Стоян Върбанов",
  },
  {
    key: "club",
    name: "Демо: Читалище Нов ден",
    kind: "cooperation",
    ekatte: "63427",
    about: "Измислено читалище за показване на платформата.",
    contact: "Лиляна Кръстева",
  },
  {
    key: "studio",
    name: "Демо: Студио Пиксел",
    kind: "employer",
    ekatte: "68134",
    about: "Измислено студио за показване на платформата.",
    contact: "Даниел Савов",
  },
  {
    key: "flowers",
    name: "Демо: Цветарница Мак",
    kind: "employer",
    ekatte: "07079",
    about: "Измислена цветарница, която чака одобрение.",
    contact: "Ирина Желева",
    pending: true,
    shown: true,
  },
];

export const partnerOf = (organisation: string): string => `demo-${organisation}`;

export const shownPeople: readonly { login: string; role: Role }[] = [
  ...youths.map(({ login }) => ({ login, role: "youth" as const })),
  ...demoOrganisations
    .filter(({ shown }) => shown)
    .map(({ key }) => ({ login: partnerOf(key), role: "partner" as const })),
  ...adults.map(({ login, role }) => ({ login, role })),
];
