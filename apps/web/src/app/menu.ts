import type { Role } from "@posoka/domain/roles";
import type { WordKey } from "@posoka/texts/catalogue";
import type { IconName } from "../ui/icons.tsx";
import type { paths } from "./paths.ts";

type Paths = typeof paths;
/** Pages that need no parameter, so that a menu can name them. */
type PlainPath = { [K in keyof Paths]: Parameters<Paths[K]> extends [] ? K : never }[keyof Paths];
type MenuLink = { name: PlainPath; text: WordKey<"common"> };

const guest: readonly MenuLink[] = [
  { name: "questions", text: "navQuestions" },
  { name: "occupations", text: "navOccupations" },
  { name: "openings", text: "navOpenings" },
];

const byRole: Partial<Record<Role, readonly MenuLink[]>> = {
  youth: [
    { name: "matches", text: "navMatches" },
    { name: "occupations", text: "navOccupations" },
    { name: "applications", text: "navApplications" },
    { name: "result", text: "navResult" },
    { name: "profile", text: "navProfile" },
  ],
  partner: [{ name: "partner", text: "navPartner" }],
  mentor: [{ name: "mentor", text: "navMentor" }],
  guardian: [{ name: "guardian", text: "navGuardian" }],
  staff: [
    { name: "staff", text: "navToday" },
    { name: "staffYouths", text: "navYouths" },
    { name: "staffOrganisations", text: "navOrganisations" },
    { name: "staffOpenings", text: "navOpenings" },
    { name: "staffSettings", text: "navSettings" },
  ],
  admin: [
    { name: "admin", text: "navAdmin" },
    { name: "adminCharity", text: "navCharity" },
  ],
};

export const mainLinks = (role: Role | undefined): readonly MenuLink[] => (role ? byRole[role] : undefined) ?? guest;

const youthTabs: readonly (MenuLink & { icon: IconName })[] = [
  { name: "matches", text: "navMatches", icon: "compass" },
  { name: "occupations", text: "navOccupations", icon: "tools" },
  { name: "applications", text: "navApplications", icon: "letter" },
  { name: "profile", text: "navProfile", icon: "person" },
];

/** The bar at the bottom of a phone; young people only. */
export const tabLinks = (role: Role | undefined) => (role === "youth" ? youthTabs : []);
