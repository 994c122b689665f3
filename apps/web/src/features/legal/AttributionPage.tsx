import { Page } from "../../app/Page.tsx";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";

export function AttributionPage() {
  const t = useTexts("legal");
  const sources = [
    { name: "ESCO", text: t("escoText"), link: { href: "https://esco.ec.europa.eu", label: "esco.ec.europa.eu" } },
    {
      name: "O*NET",
      text: t("onetText"),
      link: { href: "https://creativecommons.org/licenses/by/4.0/", label: t("onetLicence") },
    },
    {
      name: "OpenStreetMap",
      text: t("osmText"),
      link: { href: "https://www.openstreetmap.org/copyright", label: t("osmLicence") },
    },
    { name: "НКПД", text: t("nkpdText") },
    { name: "Sofia Sans", text: t("fontText"), link: { href: "https://openfontlicense.org", label: t("fontLicence") } },
    { name: "Посока", text: `${t("codeText")} ${t("ownText")}` },
  ];
  return (
    <Page title={t("attributionTitle")} lead={t("attributionLead")} width="narrow">
      {sources.map(({ name, text, link }) => (
        <Card key={name}>
          <h2>{name}</h2>
          <p>{text}</p>
          {link && <a href={link.href}>{link.label}</a>}
        </Card>
      ))}
    </Page>
  );
}
