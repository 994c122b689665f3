import { useTexts } from "./texts.ts";

/** What a search field says while it looks. */
export function useSearchWords() {
  const common = useTexts("common");
  const errors = useTexts("errors");
  return {
    open: common("search"),
    none: common("noResults"),
    looking: common("loading"),
    failed: errors("busy"),
    typeMore: common("typeToSearch"),
  };
}
