import type { Place } from "../matching/rows.ts";

/** Mean radius of the Earth in hectometres. */
const radius = 63_710;

/** A place on the sphere in whole hectometres, so that every implementation computes the same distance. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export function toPoint({ lat, lon }: Place): Point {
  const phi = (lat * Math.PI) / 180;
  const lambda = (lon * Math.PI) / 180;
  const around = Math.cos(phi) * radius;
  return {
    x: Math.round(around * Math.cos(lambda)),
    y: Math.round(around * Math.sin(lambda)),
    z: Math.round(Math.sin(phi) * radius),
  };
}

/** Square of the straight line through the Earth, in square hectometres; whole and below 2^35. */
export function chordSquared(a: Point, b: Point): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2;
}

/** The chord that belongs to a reach; below 100 km it is the reach itself to the hectometre. */
export function chordOf(km: number): number {
  return Math.round(2 * radius * Math.sin(Math.min(Math.PI / 2, (km * 10) / (2 * radius))));
}

/** Kilometres along the surface, to 100 m or so. */
export function distanceKm(a: Place, b: Place): number {
  const chord = Math.sqrt(chordSquared(toPoint(a), toPoint(b)));
  return (2 * radius * Math.asin(Math.min(1, chord / (2 * radius)))) / 10;
}
