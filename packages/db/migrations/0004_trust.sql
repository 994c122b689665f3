CREATE TABLE "audit_seals" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"entry_ids" bigint[] NOT NULL,
	"entry_hashes" "bytea" NOT NULL,
	"previous" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_unsealed" (
	"entry_id" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"subject_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_keys" (
	"subject_id" uuid PRIMARY KEY NOT NULL,
	"wrapped" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_keys" (
	"name" text PRIMARY KEY NOT NULL,
	"wrapped" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sensitive"."support_wanted" ALTER COLUMN "needs" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "sensitive"."support_wanted" ALTER COLUMN "needs" SET DATA TYPE text USING array_to_json("needs")::text;--> statement-breakpoint
ALTER TABLE "sensitive"."support_wanted" ALTER COLUMN "needs" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "hash" "bytea" DEFAULT ''::bytea NOT NULL;