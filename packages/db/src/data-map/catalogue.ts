import { catalogue, type TableEntry, working } from "./entry.ts";

/** Occupations, places, questions and charities: things, not people. */
export const catalogueTables: readonly TableEntry[] = [
  catalogue("everyday_cards", "cards of everyday experience", "code topic position"),
  catalogue("everyday_card_texts", "their words by language", "code language label"),
  catalogue("everyday_card_skills", "the skills they show", "code skill_id level"),
  catalogue("isco_groups", "groups of occupations", "code esco_uri"),
  catalogue("isco_group_texts", "their titles by language", "code language title"),
  catalogue(
    "occupations",
    "the catalogue of occupations",
    "id code esco_uri isco_code nkpd_code nkpd_title state interests education created_at updated_at",
  ),
  catalogue(
    "occupation_texts",
    "their words by language",
    "occupation_id language title alt_titles description day ways_in hard ours",
  ),
  catalogue("occupation_skills", "what an occupation asks for", "occupation_id skill_id essential ours"),
  catalogue("skills", "the catalogue of skills", "id code esco_uri kind transversal state created_at updated_at"),
  catalogue("skill_texts", "their words by language", "skill_id language label alt_labels ours"),
  catalogue("skill_relations", "skills that stand near each other", "from_id to_id essential"),
  catalogue("provinces", "provinces", "code"),
  catalogue("province_names", "their names by language", "code language name"),
  catalogue(
    "settlements",
    "settlements by ЕКАТТЕ code",
    "ekatte municipality province latitude longitude population municipal_centre",
  ),
  catalogue("settlement_names", "their names by language", "ekatte language name"),
  catalogue("questionnaires", "published questionnaires", "id code version scale items published_at"),
  catalogue("questionnaire_texts", "their words by language", "questionnaire_id item_id language text"),
  working("imports", {
    purpose: "what was imported from where",
    retention: "kept",
    readers: "operator",
    columns: { none: "id kind checksum report finished_at" },
  }),
  working("tenants", {
    purpose: "charities that run the product",
    retention: "as long as the charity takes part",
    readers: "everybody",
    columns: { none: "id slug name created_at" },
  }),
];
