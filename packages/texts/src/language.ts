/** A language of the interface; `bg-easy` is easy-read Bulgarian. The same closed list as in the domain's vocabulary. */
export type Language = "bg" | "bg-easy" | "en";
