import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode } from "react";
import { LinkButton, Button, ButtonRow } from "../ui/Button.tsx";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { Page } from "./Page.tsx";
import { paths } from "./paths.ts";
import { useTexts } from "./texts.ts";

type Props = { children: ReactNode; onReset: () => void };

class Catch extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    const again = () => {
      this.props.onReset();
      this.setState({ error: undefined });
    };
    return <Failed error={this.state.error} again={again} />;
  }
}

/** Shows what went wrong in place of one page; the shell and the help button stay. */
export function RouteBoundary({ children }: { children: ReactNode }) {
  return <QueryErrorResetBoundary>{({ reset }) => <Catch onReset={reset}>{children}</Catch>}</QueryErrorResetBoundary>;
}

function Failed({ error, again }: { error: unknown; again: () => void }) {
  const t = useTexts("common");
  return (
    <Page title={t("errorTitle")} width="narrow">
      <ErrorNotice error={error} />
      <ButtonRow>
        <Button onClick={again}>{t("retry")}</Button>
        <Button tone="plain" onClick={() => location.reload()}>
          {t("reload")}
        </Button>
        <LinkButton tone="plain" href={paths.help()}>
          {t("help")}
        </LinkButton>
      </ButtonRow>
    </Page>
  );
}
