import { Page } from "../../app/Page.tsx";
import { useTexts } from "../../app/texts.ts";
import { FieldPieces } from "./FieldPieces.tsx";
import { ListPieces } from "./ListPieces.tsx";
import { PlainPieces } from "./PlainPieces.tsx";

/** Every piece in every state, for those who build pages and for the tests that look at them. */
export function PiecesPage() {
  const t = useTexts("pieces");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <PlainPieces />
      <FieldPieces />
      <ListPieces />
    </Page>
  );
}
