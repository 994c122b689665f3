import { useTexts } from "./texts.ts";

/** What a search field says while it looks; `formal` to adults. */
export function useSearchWords(formal = false) {
  const common = useTexts("common");
  const errors = useTexts("errors");
  return {
    open: common("search"),
    none: common("noResults"),
    looking: common("loading"),
    // Only Bulgarian tells the two apart.
    failed: (formal ? errors.maybe("busy_formal") : undefined) ?? errors("busy"),
    typeMore: common(formal ? "typeToSearchFormal" : "typeToSearch"),
  };
}
