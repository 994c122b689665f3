import { representationTasks } from "@posoka/db/schema/guardians";
import { caseload } from "@posoka/db/schema/relations";
import { auditEntries } from "@posoka/db/schema/system";
import { getToday } from "@posoka/schema/cases";
import {
  endRepresentative,
  finishRepresentationTask,
  getGuardianDesk,
  getRepresentation,
  getRepresentationLetter,
  recordRepresentative,
  saveRepresentation,
} from "@posoka/schema/guardians";
import { saveCharity } from "@posoka/schema/site";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseWorkerOf, guardianOf, someRepresentative, waitingApplication } from "../../support/guardians.ts";
import { pdfText } from "../../support/pdf-text.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("who represents a young person", () => {
  let world: World;
  let [youth, staff]: Person[] = [];
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  async function newCase(options: Parameters<World["as"]>[1] = {}) {
    youth = await world.as("youth", { name: "Елена Петрова", ...options });
    staff = await caseWorkerOf(world, youth);
    return { youth, staff, params: { youthId: youth.id } };
  }
  const plain = { signatories: 1, protectedPlace: false, state: "ok", note: null, version: 0 } as const;

  it("is recorded with what was checked, by whom and when, and nobody can sign in to it yet", async () => {
    const { staff: worker, params } = await newCase();
    await worker(recordRepresentative, { params, body: someRepresentative });
    const { representatives } = await worker(getRepresentation, { params });
    expect(representatives).toMatchObject([
      { name: "Мария Петрова", kind: "parent", proof: "birth_certificate", archiveNumber: "12/2026", access: "none" },
    ]);
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.act, "representative.record"));
    expect(JSON.stringify(trail)).not.toContain("Мария");
  });

  it("has a kind that fits the age: настойник under 14, попечител from 14, another for grown-ups", async () => {
    const cases = [
      ["2012-06-01", "guardian", true],
      ["2012-06-01", "trustee", false],
      ["2009-06-01", "guardian", false],
      ["2009-06-01", "trustee", true],
      ["2001-06-01", "parent", false],
      ["2001-06-01", "adult_representative", true],
    ] as const;
    for (const [birthDate, kind, fits] of cases) {
      const { staff: worker, params } = await newCase({ birthDate });
      const made = worker(recordRepresentative, { params, body: { ...someRepresentative, kind } });
      if (fits) await expect(made).resolves.toBeDefined();
      else await expect(made).rejects.toMatchObject({ code: "not_lawful" });
    }
  });

  it("ends at once: the person sees nothing more", async () => {
    const { youth: child, staff: worker, params } = await newCase();
    const guardian = await guardianOf(world, child);
    await waitingApplication(world, child);
    expect((await guardian(getGuardianDesk)).waiting).toHaveLength(1);
    const { representatives } = await worker(getRepresentation, { params });
    await worker(endRepresentative, { params: { representativeId: representatives[0]!.id } });
    expect(await guardian(getGuardianDesk)).toEqual({ children: [], waiting: [], answered: [], endsAt: null });
    const again = worker(endRepresentative, { params: { representativeId: representatives[0]!.id } });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
  });

  it.each(["unknown", "unreachable", "refusing", "conflicted"] as const)(
    "%s opens one dated task, which a person does with what came of it",
    async (state) => {
      const { youth: child, staff: worker, params } = await newCase();
      await worker(saveRepresentation, { params, body: { ...plain, state, note: "no_answer" } });
      await worker(saveRepresentation, { params, body: { ...plain, state, note: "abroad", version: 1 } });
      const { items } = await worker(getToday, { query: { limit: 100 } });
      const mine = items.filter(({ youthId }) => youthId === child.id);
      expect(mine).toMatchObject([{ kind: `representation_${state}`, title: "Елена Петрова", dueOn: "2026-03-17" }]);
      const done = () =>
        worker(finishRepresentationTask, { params: { taskId: mine[0]!.id }, body: { outcome: "letter_sent" } });
      await done();
      await expect(done()).rejects.toMatchObject({ code: "conflict" });
      expect((await worker(getRepresentation, { params })).tasks).toEqual([]);
      const [task] = await world.db.select().from(representationTasks).where(eq(representationTasks.id, mine[0]!.id));
      expect(task).toMatchObject({ doneBy: worker.id, outcome: "letter_sent" });
    },
  );

  it("is changed by the version that was read: of two at once one is refused", async () => {
    const { staff: worker, params } = await newCase();
    const save = () => worker(saveRepresentation, { params, body: { ...plain, protectedPlace: true } });
    const both = await Promise.allSettled([save(), save()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(save()).rejects.toMatchObject({ code: "stale_version" });
    expect(await worker(getRepresentation, { params })).toMatchObject({ protectedPlace: true, version: 1 });
  });

  it("is nobody's business of another case, and of a case that moved on", async () => {
    const { youth: child, staff: worker, params } = await newCase();
    const { id: representativeId } = await worker(recordRepresentative, { params, body: someRepresentative });
    const stranger = await world.as("staff", { flags: ["coordinator", "supervisor"] });
    for (const call of [
      () => stranger(getRepresentation, { params }),
      () => stranger(saveRepresentation, { params, body: plain }),
      () => stranger(recordRepresentative, { params, body: someRepresentative }),
      () => stranger(endRepresentative, { params: { representativeId } }),
      () => stranger(getRepresentationLetter, { params }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: "not_found" });
    }
    await world.db.update(caseload).set({ endsAt: world.clock.now() }).where(eq(caseload.youthId, child.id));
    await expect(worker(getRepresentation, { params })).rejects.toMatchObject({ code: "not_found" });
  });

  it("gives a letter to the department that can be copied out in Bulgarian, and has no personal number", async () => {
    const { youth: child, staff: worker, params } = await newCase({ birthDate: "2008-11-05" });
    await expect(worker(getRepresentationLetter, { params })).rejects.toMatchObject({ code: "conflict" });
    await waitingApplication(world, child, { title: "Курс за електротехници" });
    await worker(saveRepresentation, { params, body: { ...plain, state: "unreachable", note: "no_answer" } });
    const letter = await worker(getRepresentationLetter, { params });
    expect(letter.fileName).toBe("ozd-2026-03-10.pdf");
    const text = pdfText(Buffer.from(letter.content, "base64")).replaceAll("\n", " ");
    for (const part of [
      "Елена Петрова",
      "05.11.2008",
      "Курс за електротехници",
      "17.03.2026",
      "ЕГН (попълва се на ръка): ____",
      "не успяваме да се свържем",
    ]) {
      expect(text.toLowerCase()).toContain(part.toLowerCase());
    }
    expect(text).not.toMatch(/\d{10}/);
  });

  it("gives a letter with the charity's address and telephone, or a line to fill in by hand", async () => {
    const { staff: worker, params } = await newCase();
    await worker(saveRepresentation, { params, body: { ...plain, state: "unknown" } });
    const read = async () => {
      const { content } = await worker(getRepresentationLetter, { params });
      return pdfText(Buffer.from(content, "base64")).replaceAll("\n", " ");
    };
    const bare = await read();
    for (const line of ["Адрес: ____", "Телефон: ____", "Имейл: ____"]) expect(bare).toContain(line);
    const admin = await world.as("admin");
    const charity = { name: "Сдружение Пример", address: "ул. Ясен 3, Пловдив", phone: "+359 32 111 222" };
    await admin(saveCharity, { body: { ...charity, email: "kontakt@example.org", hours: null, dataProtection: null } });
    const full = await read();
    for (const words of [...Object.values(charity), "kontakt@example.org"]) expect(full).toContain(words);
    expect(full).not.toMatch(/(Адрес|Телефон|Имейл): _/);
  });
});
