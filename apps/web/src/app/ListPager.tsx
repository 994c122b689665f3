import { Pager } from "../ui/navigation.tsx";
import { useTexts } from "./texts.ts";

type ListPagerProps = { label: string; page: number; total: number; limit: number; onPage: (page: number) => void };

/** The pages of a list that the server cuts. */
export function ListPager({ label, page, total, limit, onPage }: ListPagerProps) {
  const t = useTexts("common");
  const pages = Math.ceil(total / limit);
  return (
    <Pager
      page={page}
      pages={pages}
      onPage={onPage}
      words={{
        label,
        previous: t("previousPage"),
        next: t("nextPage"),
        position: t("pageOf", { page, pages }),
      }}
    />
  );
}

/** The page that an address asks for. */
export const pageOf = (search: URLSearchParams): number =>
  Math.min(10_000, Math.max(1, Math.floor(Number(search.get("page")) || 1)));
