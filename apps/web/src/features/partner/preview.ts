import type { PublicOpening } from "@posoka/schema/openings";
import type { ComponentType } from "react";

/** The public view of a posting, which another feature owns. */
export type Preview = ComponentType<{ opening: PublicOpening }>;
