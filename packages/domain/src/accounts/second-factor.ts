import type { Role } from "../roles.ts";

/**
 * Roles that see other people's data wherever they look: without a second factor every operation of theirs is closed,
 * but for the own account. Mentors, partners and volunteers also have work that names nobody; there the contract says
 * which operation does (`identifies`).
 */
const closedWithoutFactor: readonly Role[] = ["staff", "admin", "institution", "guardian"];

export const isClosedWithoutFactor = (role: Role): boolean => closedWithoutFactor.includes(role);

/** Young people have no second factor: many have one shared phone, and losing it must not lock them out. */
export const mayHaveFactor = (role: Role): boolean => role !== "youth";
