import { explain } from "@posoka/domain/matching/explain";
import { prepareQuery } from "@posoka/domain/matching/prepare";
import type { OpeningRow } from "@posoka/domain/matching/rows";
import { type IndexOptions, matchContext } from "../person.ts";
import type { MatchIndex, PersonRow } from "../port.ts";
import { buildPeople, type People, searchPeople } from "./people.ts";
import { createLanguageBits, notActive } from "./requirements.ts";
import { scanSegment } from "./scan.ts";
import { buildSegment, type Segment, setFacet } from "./segment.ts";
import { expandByNumber, numberGraph } from "./skill-graph.ts";
import { createSkillNumbers } from "./skill-numbers.ts";
import { createTopHeap } from "./top-heap.ts";

/** Share of the base that may be new or gone before it is built again, and the fewest rows worth it. */
const rebuildAbove = 0.03;
const rebuildAtLeast = 512;

/**
 * The exact index in memory, fed from the outbox. New rows go into a small second segment, rows that changed or went
 * are switched off in the base, and above 3 % the base is built anew. Answers are equal to the naive index, bit for bit.
 */
export function createColumnarIndex(options: IndexOptions = {}): MatchIndex {
  const match = matchContext(options);
  const numbers = createSkillNumbers();
  const graph = numberGraph(options.relations ?? [], numbers);
  const languages = createLanguageBits();
  const context = { weights: match.weights, skills: numbers, languages };
  const openings = new Map<string, OpeningRow>();
  const persons = new Map<string, PersonRow>();
  let epoch = 0n;
  let base: Segment = buildSegment([], context);
  let slots = new Map<string, number>();
  let recent = new Map<string, OpeningRow>();
  let tail: Segment = base;
  let gone = 0;
  let people: People | null = null;

  const switchOff = (id: string): void => {
    const slot = slots.get(id);
    recent.delete(id);
    if (slot === undefined) return;
    setFacet(base, slot, notActive);
    slots.delete(id);
    gone += 1;
  };
  const settle = (): void => {
    if (gone + recent.size > Math.max(rebuildAtLeast, openings.size * rebuildAbove)) {
      base = buildSegment([...openings.values()], context);
      slots = new Map(base.rows.flatMap((row, slot) => (row ? [[row.id, slot] as const] : [])));
      recent = new Map();
      gone = 0;
    }
    tail = buildSegment([...recent.values()], context);
  };

  return {
    epoch: async () => epoch,
    async apply(changes) {
      const before = epoch;
      let touched = false;
      for (const change of changes) {
        if (change.epoch <= before) continue;
        epoch = change.epoch;
        if (change.type === "person" || change.type === "person_gone") {
          people = null;
          if (change.type === "person") persons.set(change.row.id, change.row);
          else persons.delete(change.id);
          continue;
        }
        touched = true;
        const id = change.type === "opening" ? change.row.id : change.id;
        switchOff(id);
        openings.delete(id);
        if (change.type !== "opening") continue;
        openings.set(id, change.row);
        recent.set(id, change.row);
      }
      if (touched) settle();
    },
    async topOpenings(query, { k }) {
      // Skills are expanded by number; the table by id is for explanations only.
      const person = prepareQuery({ ...query, skills: [] }, match);
      const expanded = expandByNumber(query.skills, match.weights, { numbers, graph });
      const scan = { person, weights: match.weights, languages, ...expanded };
      const tailFrom = base.rows.length;
      const heap = createTopHeap(k, (row) => (base.rows[row] ?? (tail.rows[row - tailFrom] as OpeningRow)).id);
      scanSegment(base, { ...scan, firstRow: 0 }, heap);
      scanSegment(tail, { ...scan, firstRow: tailFrom }, heap);
      return heap.hits();
    },
    async topCandidates(openingId, options) {
      const row = openings.get(openingId);
      people ??= buildPeople([...persons.values()], match, numbers);
      return row ? searchPeople(people, row, options, { match, numbers }) : [];
    },
    async explain(query, ids) {
      const person = prepareQuery(query, match);
      return ids.flatMap((id) => {
        const row = openings.get(id);
        return row ? [explain(person, row, match)] : [];
      });
    },
  };
}
