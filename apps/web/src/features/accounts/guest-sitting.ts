/** Whether answers of a guest wait on this device; whoever signs up here takes them along. */
export function guestSitting(): "none" | "begun" | "finished" {
  try {
    const kept = JSON.parse(localStorage.getItem("posoka.guest.sitting") ?? "null") as { finishedAt?: unknown } | null;
    if (kept === null) return "none";
    return typeof kept.finishedAt === "string" ? "finished" : "begun";
  } catch {
    return "none"; // storage is closed to us
  }
}
