import { AppError } from "@posoka/schema/errors";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAutosave } from "../../apps/web/src/app/autosave.ts";

type Doc = { words: string };
type Call = {
  doc: Doc;
  version: number;
  key: string;
  answer: (version: number) => void;
  refuse: (error: unknown) => void;
};

function open(ready?: (doc: Doc) => boolean) {
  const calls: Call[] = [];
  let keys = 0;
  const autosave = createAutosave<Doc>({
    newKey: () => `key-${(keys += 1)}`,
    ...(ready && { ready }),
    save: (doc, version, key) =>
      new Promise((resolve, reject) => {
        calls.push({ doc, version, key, answer: (next) => resolve({ version: next }), refuse: reject });
      }),
  });
  autosave.open({ words: "" }, 1);
  const write = (words: string) => autosave.change(() => ({ words }));
  const call = (at: number) => calls[at] as Call;
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { autosave, calls, call, write, settle };
}

describe("saving by itself", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("waits 800 ms after the last change and then saves once", async () => {
    const { autosave, calls, call, write, settle } = open();
    write("а");
    await vi.advanceTimersByTimeAsync(700);
    write("аб");
    await vi.advanceTimersByTimeAsync(799);
    expect(calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(call(0)).toMatchObject({ doc: { words: "аб" }, version: 1 });
    expect(autosave.read().state).toBe("saving");
    call(0).answer(2);
    await settle();
    expect(autosave.read()).toMatchObject({ state: "saved", version: 2 });
  });

  it("saves what was changed during a save afterwards, over the new version", async () => {
    const { autosave, calls, call, write, settle } = open();
    write("а");
    await vi.advanceTimersByTimeAsync(800);
    write("б");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(calls).toHaveLength(1);
    call(0).answer(2);
    await settle();
    expect(autosave.isDirty()).toBe(true);
    await vi.advanceTimersByTimeAsync(800);
    expect(call(1)).toMatchObject({ doc: { words: "б" }, version: 2 });
  });

  it("repeats a save without an answer unchanged and with its key, since the server may have taken it", async () => {
    const { autosave, calls, call, write, settle } = open();
    write("а");
    await vi.advanceTimersByTimeAsync(800);
    call(0).refuse(new AppError("busy"));
    await settle();
    expect(autosave.read().state).toBe("offline");
    write("б");
    autosave.flush();
    expect(call(1)).toMatchObject({ doc: { words: "а" }, version: 1, key: call(0).key });
    call(1).answer(2);
    await vi.advanceTimersByTimeAsync(800);
    expect(call(2)).toMatchObject({ doc: { words: "б" }, version: 2 });
    expect(call(2).key).not.toBe(call(0).key);
    call(2).answer(3);
    await settle();
    expect(autosave.isDirty()).toBe(false);
    expect(calls).toHaveLength(3);
  });

  it("stops at a newer version and goes on as the person decides", async () => {
    const { autosave, calls, call, write, settle } = open();
    write("мое");
    await vi.advanceTimersByTimeAsync(800);
    call(0).refuse(new AppError("stale_version"));
    await settle();
    expect(autosave.read().state).toBe("stale");
    write("мое още");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    autosave.keep(7);
    expect(call(1)).toMatchObject({ doc: { words: "мое още" }, version: 7 });
    autosave.clear();
    autosave.open({ words: "чуждо" }, 1);
    call(1).answer(8);
    await settle();
    expect(autosave.read()).toMatchObject({ doc: { words: "чуждо" }, version: 1, state: "saved" });
  });

  it("says which fields were refused and tries again with the next change", async () => {
    const { autosave, call, write, settle } = open();
    write("грешно");
    await vi.advanceTimersByTimeAsync(800);
    call(0).refuse(new AppError("invalid_input", { fields: { limits: "too_long" } }));
    await settle();
    expect(autosave.read()).toMatchObject({ state: "refused", fields: { limits: "too_long" } });
    write("вярно");
    await vi.advanceTimersByTimeAsync(800);
    call(1).answer(2);
    await settle();
    expect(autosave.read()).toMatchObject({ state: "saved", fields: {} });
  });

  it("keeps what cannot be saved yet until it can, or until a person says so", async () => {
    const { autosave, calls, call, write } = open(({ words }) => words.length >= 3);
    write("аб");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(calls).toHaveLength(0);
    expect(autosave.isDirty()).toBe(true);
    autosave.flush();
    expect(call(0).doc).toEqual({ words: "аб" });
  });

  it("never lets an older answer overwrite what the person has written", () => {
    const { autosave, write } = open();
    write("ново");
    autosave.open({ words: "старо" }, 5);
    expect(autosave.read().doc).toEqual({ words: "ново" });
  });
});
