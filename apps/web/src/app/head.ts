import { createContext, use, useEffect } from "react";

/** What a page says about itself. On the server it is collected here and written into the document. */
export type Head = { title?: string; description?: string };

export const HeadContext = createContext<Head | null>(null);

/** The document's title and description; the title is followed by the product's name. */
export function useHead(title: string, brand: string, description?: string): void {
  const sink = use(HeadContext);
  const full = title === brand ? title : `${title} · ${brand}`;
  if (sink) Object.assign(sink, { title: full, ...(description !== undefined && { description }) });
  useEffect(() => {
    document.title = full;
  }, [full]);
}
