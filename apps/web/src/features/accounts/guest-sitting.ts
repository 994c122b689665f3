import { kept } from "../../api/device.ts";

/** Whether answers of a guest wait on this device; whoever signs up here takes them along. */
export function guestSitting(): "none" | "begun" | "finished" {
  try {
    const sitting = JSON.parse(kept("posoka.guest.sitting") ?? "null") as { finishedAt?: unknown } | null;
    if (sitting === null) return "none";
    return typeof sitting.finishedAt === "string" ? "finished" : "begun";
  } catch {
    return "none"; // someone else's data under our key
  }
}
