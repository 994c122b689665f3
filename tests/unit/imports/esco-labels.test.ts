import { otherLabels, slashForms } from "@posoka/api/modules/imports/esco/labels";
import { describe, expect, it } from "vitest";

describe("labels of the classification", () => {
  it("gives both names of a label with both genders", () => {
    expect(slashForms("мелничар/мелничарка")).toEqual(["мелничар", "мелничарка"]);
    expect(slashForms("мениджър на агенция/ мениджърка на агенция")).toEqual([
      "мениджър на агенция",
      "мениджърка на агенция",
    ]);
    expect(slashForms("настойник/попечител")).toEqual(["настойник", "попечител"]);
    expect(slashForms("готвач")).toEqual([]);
  });

  it("does not cut a name in two where only one word differs", () => {
    expect(slashForms("учител по химия, прогимназиален/гимназиален етап")).toEqual([
      "учител по химия, прогимназиален етап",
      "учител по химия, гимназиален етап",
    ]);
  });

  it("takes other names one per line, each once, without the name itself", () => {
    expect(otherLabels("a  b\nc\n\na b\nname", "name")).toEqual(["a b", "c"]);
  });
});
