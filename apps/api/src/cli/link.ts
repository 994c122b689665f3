import { parseArgs } from "node:util";
import { dateParts } from "@posoka/domain/calendar/dates";
import { guardianKinds } from "@posoka/domain/guardians/representation";
import { isEik } from "@posoka/domain/eik";
import { AppError } from "@posoka/schema/errors";
import { email as emailField, id as idField } from "@posoka/schema/fields";
import { defaultTenant } from "../modules/accounts/service/default-tenant.ts";
import { institutionKinds } from "../modules/relations/link-queries.ts";
import * as links from "../modules/relations/service/operate.ts";
import { type Command, type CommandIo, UsageError } from "./command.ts";

/** Who stands beside whom, from which day to which, until the desks for it are there. */
export const link: Command = {
  name: "link",
  usage: [
    "link caseload --staff USERNAME --youth USERNAME [--from DAY] [--to DAY]",
    "link hand-over --staff USERNAME --colleague USERNAME [--from DAY]  all that remains of the cases",
    "link unit --unit NAME --staff USERNAME [--from DAY] [--to DAY]     its supervisor is a member with that flag",
    "link care-stay --youth USERNAME --organisation ID [--from DAY] [--to DAY]",
    "link school --youth USERNAME --organisation ID [--from DAY] [--to DAY]",
    "link child-protection --youth USERNAME --organisation ID [--from DAY] [--to DAY]",
    `link guardian --youth USERNAME --guardian USERNAME --kind ${guardianKinds.join("|")}`,
    "              --checked-by USERNAME --checked-on DAY [--from DAY] [--to DAY]",
    "link member --user USERNAME --organisation ID                      acts for it: partner or institution",
    "link invite --organisation ID --name NAME                          a new account for somebody of an institution",
    `link institution --kind ${institutionKinds.join("|")} --name NAME --eik NUMBER --ekatte CODE`,
    "              --contact NAME --email ADDRESS --phone NUMBER",
    "link list USERNAME                                                 everything dated, with its id",
    "link end ID [--to DAY]                                             at once, or after that day",
    "                                                                   a DAY is YYYY-MM-DD in Sofia, included",
  ].join("\n"),
  async run([act = "", ...args], io) {
    const run = Object.hasOwn(acts, act) ? acts[act] : undefined;
    if (!run) throw new UsageError(`link: one of ${Object.keys(acts).join(", ")}`);
    try {
      await run(read(act, args), io);
      return 0;
    } catch (error) {
      if (error instanceof links.LinkRefused) io.say(`Refused, nothing was changed: ${error.message}`);
      else if (error instanceof AppError && error.code === "not_found") io.say("nothing runs under that id");
      else throw error;
      return 1;
    }
  },
};

type Read = ReturnType<typeof read>;
type Act = (asked: Read, io: CommandIo) => Promise<void>;

const acts: Readonly<Record<string, Act>> = {
  caseload: async (asked, io) => {
    io.out(await links.linkCase(io, { staff: asked.name("staff"), youth: asked.name("youth") }, asked.days()));
  },
  "hand-over": async (asked, io) => {
    const names = { staff: asked.name("staff"), colleague: asked.name("colleague") };
    const moved = await links.linkHandOver(io, names, asked.days().from);
    io.say(`${moved} cases are ${names.colleague}'s`);
    io.out(String(moved));
  },
  unit: async (asked, io) => {
    io.out(await links.linkUnit(io, { unit: asked.text("unit"), staff: asked.name("staff") }, asked.days()));
  },
  "care-stay": place("care-stay"),
  school: place("school"),
  "child-protection": place("child-protection"),
  guardian: async (asked, io) => {
    const names = {
      youth: asked.name("youth"),
      guardian: asked.name("guardian"),
      kind: asked.oneOf("kind", guardianKinds),
      checkedBy: asked.name("checked-by"),
      checkedOn: asked.day("checked-on"),
    };
    io.out(await links.linkGuardian(io, names, asked.days()));
  },
  member: async (asked, io) => {
    io.out(await links.linkMember(io, { user: asked.name("user"), organisationId: asked.id("organisation") }));
  },
  invite: async (asked, io) => {
    const person = { organisationId: asked.id("organisation"), name: asked.text("name") };
    const made = await links.inviteMember(io, person);
    io.say(`${made.userName}: the link works once, until ${made.expiresAt.toISOString()}`);
    io.out(made.link);
  },
  institution: async (asked, io) => {
    const eik = asked.text("eik");
    if (!isEik(eik)) throw new UsageError("link institution: --eik is no company number");
    const contactEmail = emailField.safeParse(asked.text("email"));
    if (!contactEmail.success) throw new UsageError("link institution: --email is not an address");
    const institution = {
      kind: asked.oneOf("kind", institutionKinds),
      name: asked.text("name"),
      eik,
      ekatte: asked.text("ekatte"),
      contactName: asked.text("contact"),
      contactEmail: contactEmail.data,
      contactPhone: asked.text("phone"),
    };
    io.out(await links.addInstitution(io, institution, await defaultTenant(io.db)));
  },
  list: async (asked, io) => {
    const rows = await links.listLinksOf(io, asked.only());
    if (!rows) throw new links.LinkRefused(`no account ${asked.only()}`);
    for (const row of rows) {
      io.out([row.id, row.kind, row.startsAt.toISOString(), row.endsAt?.toISOString() ?? ""].join("\t"));
    }
  },
  end: async (asked, io) => {
    const id = idField.safeParse(asked.only());
    if (!id.success) throw new UsageError("link end: one id, as `link list` shows it");
    io.say(`${await links.endLink(io, id.data, asked.days().to)} ended`);
  },
};

function place(kind: links.PlaceLink): Act {
  return async (asked, io) => {
    const names = { youth: asked.name("youth"), organisationId: asked.id("organisation") };
    io.out(await links.linkPlace(io, kind, names, asked.days()));
  };
}

const words = [
  "staff",
  "colleague",
  "youth",
  "unit",
  "organisation",
  "guardian",
  "kind",
  "user",
  "name",
  "eik",
  "ekatte",
] as const;
const more = ["contact", "email", "phone", "checked-by", "checked-on", "from", "to"] as const;
type Option = (typeof words)[number] | (typeof more)[number];

/** The options of one command; what is missing or unreadable is told by its name. */
function read(act: string, args: readonly string[]) {
  const { values, positionals } = parse(act, args);
  const wrong = (what: string): never => {
    throw new UsageError(`link ${act}: ${what}`);
  };
  const text = (option: Option): string => {
    const value = values[option]?.normalize("NFC").trim() ?? "";
    return value === "" || value.length > 160 ? wrong(`--${option} is needed, of at most 160 letters`) : value;
  };
  const day = (option: Option): string =>
    isDay(text(option)) ? text(option) : wrong(`--${option} takes a day as 2026-03-31`);
  return {
    text,
    day,
    name: (option: Option) => text(option).normalize("NFKC").toLowerCase(),
    id: (option: Option) => (idField.safeParse(text(option)).success ? text(option) : wrong(`--${option} takes an id`)),
    oneOf: <T extends string>(option: Option, allowed: readonly T[]): T =>
      allowed.find((one) => one === values[option]) ?? wrong(`--${option} must be one of ${allowed.join(", ")}`),
    days: () => ({
      from: values.from === undefined ? undefined : day("from"),
      to: values.to === undefined ? undefined : day("to"),
    }),
    only: () =>
      positionals.length === 1 ? positionals[0]!.normalize("NFKC").toLowerCase() : wrong("takes one name or id"),
  };
}

function parse(act: string, args: readonly string[]) {
  const options = Object.fromEntries([...words, ...more].map((name) => [name, { type: "string" as const }]));
  try {
    const found = parseArgs({ args: [...args], allowPositionals: true, options });
    return { values: found.values as Partial<Record<Option, string>>, positionals: found.positionals };
  } catch (error) {
    throw new UsageError(`link ${act}: ${(error instanceof Error ? error.message : "wrong arguments").split("\n")[0]}`);
  }
}

function isDay(value: string): boolean {
  try {
    dateParts(value);
    return true;
  } catch {
    return false;
  }
}
