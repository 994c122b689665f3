import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { useSlotLines } from "../../app/fit/where-when.ts";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { GonePage, isGone } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import { Facts } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { childProfile } from "./queries.ts";

/** The profile of a child under 14. */
export function ChildPage() {
  const t = useTexts("guardian");
  const words = useTexts("vocabulary");
  const types = useTexts("result");
  const slotLines = useSlotLines();
  const { id = "" } = useParams<{ id: string }>();
  const { data, error } = useQuery(childProfile(useLanguage(), id));
  const back = { href: paths.guardian(), label: t("back") };
  if (isGone(error)) {
    return (
      <GonePage
        title={t("profileGone")}
        lead={t("profileGoneText")}
        ways={[{ href: paths.guardian(), label: t("back") }]}
      />
    );
  }
  if (error && !data) throw error;
  if (!data) {
    return (
      <Page title={t("title")} back={back}>
        <ListSkeleton label={t("looking")} />
      </Page>
    );
  }
  const education = [
    data.education === null ? "" : words(`education_${data.education}`),
    data.stillStudying ? t("studying") : "",
  ].filter((part) => part !== "");
  const items = [
    { name: t("education"), value: education.join(", ") },
    {
      name: t("skills"),
      value: data.skills
        .map(({ label, level }) => `${label} (${words(`skillLevel_${level as 1 | 2 | 3}`)})`)
        .join(", "),
    },
    { name: t("interests"), value: data.interestAreas.map((type) => types(type)).join(", ") },
    { name: t("availability"), value: slotLines(data.availability).join("; ") },
  ].filter(({ value }) => value !== "");
  return (
    <Page title={t("profileTitle", { name: data.firstName })} lead={t("profileLead")} back={back} width="narrow">
      <Card>{items.length === 0 ? <p className="muted">{t("empty")}</p> : <Facts items={items} />}</Card>
    </Page>
  );
}
