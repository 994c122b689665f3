const rooms = [
  "auth",
  "me",
  "partner",
  "partners",
  "staff",
  "mentor",
  "guardian",
  "institution",
  "admin",
  "health",
  "demo",
];

/** Groups operations on the reference page by who uses them: the first part of the path, or the catalogue. */
export function tagOf(path: string): string {
  const room = path.split("/")[3] ?? "";
  return rooms.includes(room) ? room : "public";
}
