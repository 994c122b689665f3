import { currentEdition, editions, type EditionVersion, type LegalDocument } from "@posoka/domain/notices/editions";
import { Link, useParams } from "wouter";
import { useCharity } from "../../app/charity.ts";
import { CharityContact } from "../../app/CharityContact.tsx";
import { useFormat } from "../../app/format.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Card, Stack } from "../../ui/layout.tsx";
import { Reasons } from "../../ui/lists.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { documents, type Edition, type Section } from "./documents.ts";

export const PrivacyPage = () => <EditionPage name="privacy" />;
export const TermsPage = () => <EditionPage name="terms" />;

const currentOf = { privacy: paths.privacy, terms: paths.terms } as const;

/** One document as it was under the version of the address, or as it is now. */
function EditionPage({ name }: { name: LegalDocument }) {
  const { id } = useParams<{ id: string }>();
  const known = editions.find((one) => one.version === id)?.version;
  const older = known && documents[name][known];
  if (older) return <Document name={name} version={known} edition={older} />;
  const current = documents[name][currentEdition.version];
  return current && <Document name={name} version={currentEdition.version} edition={current} />;
}

type DocumentProps = { name: LegalDocument; version: EditionVersion; edition: Edition };

function Document({ name, version, edition: { words, cards } }: DocumentProps) {
  const t = useTexts("notices");
  const text = (key: string): string => t.maybe(`${words}_${key}`) ?? "";
  const { date } = useFormat();
  const from = editions.find((one) => one.version === version)?.from ?? "";
  const charity = useCharity();
  const isOld = version !== currentEdition.version;
  const other = name === "privacy" ? "terms" : "privacy";
  return (
    <Page title={text("title")} lead={text("lead")} width="narrow">
      <Stack>
        {isOld && (
          <Notice title={t("oldTitle")}>
            <p>
              <Link href={currentOf[name]()}>{t("oldLink")}</Link>
            </p>
          </Notice>
        )}
        {cards.map((sections, at) => (
          <Card key={sections[0]?.title} {...(at === 0 && { tone: "hero" as const })}>
            {sections.map((section) => (
              <Part key={section.title} section={section} text={text} />
            ))}
          </Card>
        ))}
        {name === "privacy" && !isOld && charity && (
          <Card>
            <h2>{t("whoAnswers")}</h2>
            <CharityContact forData />
          </Card>
        )}
        {name === "privacy" && !isOld && (
          <p>
            <Link href={paths.privacyDesk()}>{t("deskLink")}</Link>
          </p>
        )}
        <p className="muted">{t("version", { version, date: date(from) })}</p>
        <p>
          <Link href={currentOf[other]()}>{t(other === "terms" ? "otherTerms" : "otherPrivacy")}</Link>
        </p>
        <Versions name={name} />
      </Stack>
    </Page>
  );
}

function Part({
  section: { title, text: line, yes, no, end },
  text,
}: {
  section: Section;
  text: (key: string) => string;
}) {
  const list = (sign: "yes" | "no", keys: readonly string[]) => (
    <Reasons items={keys.map((key) => ({ id: key, sign, text: text(key) }))} />
  );
  return (
    <>
      <h2>{text(title)}</h2>
      {line !== undefined && <p>{text(line)}</p>}
      {yes && list("yes", yes)}
      {no && list("no", no)}
      {end !== undefined && <p>{text(end)}</p>}
    </>
  );
}

/** Nothing that somebody once agreed to disappears. */
function Versions({ name }: { name: LegalDocument }) {
  const t = useTexts("notices");
  const { date } = useFormat();
  const shown = editions.filter(({ documents: held }) => (held as readonly LegalDocument[]).includes(name));
  if (shown.length < 2) return null;
  return (
    <nav aria-label={t("versions")}>
      <h2>{t("versions")}</h2>
      <ul>
        {shown.toReversed().map(({ version, from }) => (
          <li key={version}>
            {version === currentEdition.version ? (
              t("versionsCurrent", { date: date(from) })
            ) : (
              <Link href={paths.privacyVersion(version)}>{date(from)}</Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
