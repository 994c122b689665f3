import { findPostings } from "@posoka/api/modules/imports/vacancies/find-postings";
import { plainText } from "@posoka/api/modules/imports/vacancies/plain-text";
import { readDate } from "@posoka/api/modules/imports/vacancies/read-date";
import { readPay } from "@posoka/api/modules/imports/vacancies/read-pay";
import { readPosting } from "@posoka/api/modules/imports/vacancies/read-posting";
import { describe, expect, it } from "vitest";

const given = { source: "", file: "vacancies.ndjson" };
const read = (posting: Record<string, unknown>) => readPosting({ "@type": "JobPosting", ...posting }, 1, given);

describe("JobPosting as others publish it", () => {
  const posting = { "@type": "JobPosting", title: "Готвач" };

  it("is found as one object, in a list, in a graph and one per line", () => {
    const forms = [
      JSON.stringify(posting),
      JSON.stringify([posting, { "@type": "Person" }]),
      JSON.stringify({ "@context": "https://schema.org", "@graph": [{ "@type": "WebPage" }, posting] }),
      `\ufeff${JSON.stringify(posting)}\n\n`,
      JSON.stringify({ ...posting, "@type": ["JobPosting", "Thing"] }),
    ];
    for (const form of forms) expect(findPostings(form).postings, form).toHaveLength(1);
    expect(
      findPostings(`${JSON.stringify(posting)}\n${JSON.stringify(posting)}`).postings.map(({ line }) => line),
    ).toEqual([1, 2]);
  });

  it("leaves out the broken one of several blocks and takes the others", () => {
    const block = (json: string): string => `<script type="application/ld+json">${json}</script>`;
    const found = findPostings(`<html>\n${block("{broken")}\n${block(JSON.stringify(posting))}</html>`);
    expect(found.postings).toHaveLength(1);
    expect(found.rejected).toEqual([{ line: 2, reason: "not JSON" }]);
  });

  it("takes a name where the title is missing, and refuses what has neither", () => {
    expect(read({ name: "шивачи" })).toMatchObject({ title: "Шивачи" });
    expect(read({ description: "…" })).toBe("no title");
  });

  it("makes up no salary and no place", () => {
    expect(read({ title: "X", baseSalary: { value: "$100,000" } })).toMatchObject({ pay: null, town: "" });
    expect(readPay({ currency: "EUR", value: { value: 900 } })).toBeNull();
    expect(readPay({ currency: "USD", value: { minValue: 1, maxValue: 2, unitText: "MONTH" } })).toBeNull();
    expect(readPay({ currency: "BGN", value: { minValue: 1955.83, maxValue: "3911.66", unitText: "MONTH" } })).toEqual({
      min: 1000,
      max: 2000,
      period: "month",
    });
  });

  it("finds the town with or without types, as a text, in a list, and none abroad", () => {
    const town = (jobLocation: unknown) => (read({ title: "X", jobLocation }) as { town: string }).town;
    expect(town({ address: { addressLocality: "Русе" } })).toBe("Русе");
    expect(town({ address: "гр. Русе" })).toBe("гр. Русе");
    expect(
      town([{ "@type": "Place", address: [{ addressLocality: "Русе", addressCountry: { name: "България" } }] }]),
    ).toBe("Русе");
    expect(town({ address: { addressLocality: "Berlin", addressCountry: "DE" } })).toBe("");
    expect(read({ title: "X", jobLocationType: "TELECOMMUTE" })).toMatchObject({ remote: true, town: "" });
  });

  it("keeps no address that a browser could not open", () => {
    expect(read({ title: "X", url: "/job/1" })).toMatchObject({ url: null, source: "vacancies.ndjson" });
    expect(read({ title: "X", url: "javascript:alert(1)" })).toMatchObject({ url: null });
    expect(read({ title: "X", url: "https://www.example.org/job/1" })).toMatchObject({
      source: "example.org",
      sourceId: "https://www.example.org/job/1",
    });
  });

  it("reads HTML whose tags came as entities as plain lines", () => {
    const html =
      "&lt;p&gt;Търсим &lt;b&gt;готвач&lt;/b&gt;&lt;/p&gt;&lt;ul&gt;&lt;li&gt;хляб &amp;amp; сол&lt;/li&gt;&lt;/ul&gt;&lt;script&gt;x()&lt;/script&gt;";
    expect(plainText(html, 6000)).toBe("Търсим готвач\n\n• хляб & сол");
  });

  it("reads a part of a date as the latest day it can mean, and refuses what is none", () => {
    expect(["2025", "2025-02", "2025-09-28", "31.12.2026 г.", "2026-03-01T23:30:00Z", ""].map(readDate)).toEqual([
      "2025-12-31",
      "2025-02-28",
      "2025-09-28",
      "2026-12-31",
      "2026-03-02",
      null,
    ]);
    for (const wrong of ["2025-02-30", "вчера", "31.02.2026", "20250928"])
      expect(() => readDate(wrong), wrong).toThrow(RangeError);
    expect(read({ title: "X", datePosted: "вчера" })).toBe("a date cannot be read");
  });
});
