import { type PartnerKind, partnerKinds } from "@posoka/domain/vocabulary";
import { capitalised } from "../../app/capitalised.ts";
import { usePlaceSearch } from "../../app/place-search.ts";
import { useSearchWords } from "../../app/search-words.ts";
import { useTexts } from "../../app/texts.ts";
import { TextArea, TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { PasswordField } from "../../ui/PasswordField.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { CompanyNumber } from "./CompanyNumber.tsx";
import type { Kept } from "./register-draft.ts";

const valueIn = (kept: Kept, name: string) => ({ name, defaultValue: kept.get(name) ?? "" });

export function OrganisationFields({ kept, fieldErrors }: { kept: Kept; fieldErrors: Record<string, string> }) {
  const t = useTexts("partner");
  const common = useTexts("common");
  const words = useTexts("vocabulary");
  const searchWords = useSearchWords(true);
  const { search } = usePlaceSearch();
  const kind = kept.get("organisation.kind") as PartnerKind | undefined;
  return (
    <Card>
      <h2>{t("organisationTitle")}</h2>
      <TextField
        {...valueIn(kept, "organisation.name")}
        label={t("name")}
        hint={t("nameHint")}
        required
        maxLength={160}
        autoComplete="organization"
      />
      <RadioCards
        name="organisation.kind"
        label={t("kind")}
        options={partnerKinds.map((id) => ({
          id,
          label: capitalised(words(`partnerKind_${id}`)),
          detail: t(`kindDetail_${id}`),
        }))}
        {...(kind && { defaultValue: kind })}
        error={fieldErrors["organisation.kind"]}
      />
      <CompanyNumber initial={kept.get("organisation.eik") ?? ""} />
      <SearchBox
        name="organisation.ekatte"
        label={t("place")}
        hint={t("placeHint")}
        required
        search={search}
        onChoose={() => undefined}
        words={searchWords}
      />
      <TextField
        {...valueIn(kept, "organisation.website")}
        label={t("website")}
        mark={common("optional")}
        maxLength={200}
        autoComplete="url"
      />
      <TextArea
        {...valueIn(kept, "organisation.about")}
        label={t("about")}
        hint={t("aboutHint")}
        mark={common("optional")}
        maxLength={1000}
      />
    </Card>
  );
}

export function ContactFields({ kept }: { kept: Kept }) {
  const t = useTexts("partner");
  return (
    <Card>
      <h2>{t("contactTitle")}</h2>
      <TextField
        {...valueIn(kept, "organisation.contactName")}
        label={t("contactName")}
        required
        maxLength={80}
        autoComplete="name"
      />
      <TextField
        {...valueIn(kept, "organisation.contactEmail")}
        type="email"
        label={t("contactEmail")}
        hint={t("contactEmailHint")}
        required
        maxLength={254}
        autoComplete="email"
        inputMode="email"
      />
      <TextField
        {...valueIn(kept, "organisation.contactPhone")}
        type="tel"
        label={t("contactPhone")}
        required
        maxLength={20}
        autoComplete="tel"
        inputMode="tel"
      />
    </Card>
  );
}

export function UserFields({ kept }: { kept: Kept }) {
  const t = useTexts("partner");
  const common = useTexts("common");
  return (
    <Card>
      <h2>{t("userTitle")}</h2>
      <TextField
        {...valueIn(kept, "userName")}
        label={t("userName")}
        hint={t("userNameHint")}
        required
        maxLength={30}
        autoComplete="username"
      />
      <PasswordField
        name="password"
        label={t("password")}
        hint={t("passwordHint")}
        required
        autoComplete="new-password"
        words={{
          show: t("passwordShow"),
          hide: t("passwordHide"),
          showShort: common("show"),
          hideShort: common("hide"),
        }}
      />
    </Card>
  );
}
