CREATE TABLE "letter_settings" (
	"edition_id" uuid PRIMARY KEY NOT NULL,
	"number_pattern" text DEFAULT '{series}/{year}/{number}' NOT NULL,
	"last_number" integer DEFAULT 0 NOT NULL,
	"reply_by" date,
	"reminder_days" smallint[] DEFAULT '{14,3}' NOT NULL,
	"quotas" jsonb DEFAULT '{"head":1,"deputy":1,"member":4,"alternate":1,"support":1}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "letter_settings_number_not_negative" CHECK ("letter_settings"."last_number" >= 0)
);
--> statement-breakpoint
CREATE TABLE "visa_letters" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"attendee_id" uuid NOT NULL,
	"state" text NOT NULL,
	"template_id" uuid,
	"letter_languages" text DEFAULT 'ar-en' NOT NULL,
	"letter_number" text,
	"letter_date" date,
	"file_id" uuid,
	"requested_by" uuid,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "visa_letters_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "visa_letters_number_key" UNIQUE("edition_id","letter_number"),
	CONSTRAINT "visa_letters_issue_known" CHECK (("visa_letters"."state" = 'issued') = ("visa_letters"."letter_number" is not null and "visa_letters"."file_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "replied_via" text;--> statement-breakpoint
ALTER TABLE "letter_settings" ADD CONSTRAINT "letter_settings_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visa_letters" ADD CONSTRAINT "visa_letters_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visa_letters" ADD CONSTRAINT "visa_letters_requested_by_accounts_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visa_letters" ADD CONSTRAINT "visa_letters_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visa_letters" ADD CONSTRAINT "visa_letters_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visa_letters" ADD CONSTRAINT "visa_letters_template_fk" FOREIGN KEY ("edition_id","template_id") REFERENCES "public"."letter_templates"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "visa_letters_id" ON "visa_letters" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "visa_letters_one_request" ON "visa_letters" USING btree ("edition_id","attendee_id") WHERE "visa_letters"."state" = 'requested';
--> statement-breakpoint
ALTER TABLE visa_letters ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE visa_letters FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY visa_letters_of_edition ON visa_letters
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY visa_letters_of_seen ON visa_letters
  USING (attendee_id IN (SELECT id FROM attendees));
