import type { Context } from "../../../context.ts";
import { listPublicIds } from "../../openings/service/list-openings.ts";
import { listOccupationIds } from "../queries.ts";

/** Most addresses that one site map may hold. */
const mostAddresses = 50_000;
const fixed = ["/", "/questions", "/openings", "/occupations", "/help"] as const;

/** Addresses that everybody may read, in Bulgarian; each page names its other languages itself. */
export async function siteMap(ctx: Context, origin: string): Promise<string> {
  const room = mostAddresses - fixed.length;
  const openings = await listPublicIds(ctx, room);
  const occupations = await listOccupationIds(ctx.db, room - openings.length);
  const entries = [
    ...fixed.map((path) => entry(origin + path)),
    ...openings.map(({ id, updatedAt }) => entry(`${origin}/openings/${id}`, updatedAt)),
    ...occupations.map(({ id, updatedAt }) => entry(`${origin}/occupations/${id}`, updatedAt)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("\n")}\n</urlset>\n`;
}

/** Origin and ids hold no sign that XML reads. */
function entry(address: string, changedAt?: Date): string {
  const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : "";
  return `<url><loc>${address.replaceAll("&", "&amp;")}</loc>${changed}</url>`;
}

/** A demo world is not for search engines. */
export function robots(demo: boolean, origin: string): string {
  return demo ? "User-agent: *\nDisallow: /\n" : `User-agent: *\nDisallow: /api/\nSitemap: ${origin}/sitemap.xml\n`;
}
