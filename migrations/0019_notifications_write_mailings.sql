CREATE TABLE "mail_bounces" (
	"id" uuid NOT NULL,
	"mail_id" uuid,
	"edition_id" uuid,
	"address" text NOT NULL,
	"address_key" text NOT NULL,
	"status" text,
	"answer" text NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"cleared_at" timestamp (3) with time zone,
	"cleared_by" uuid,
	CONSTRAINT "mail_bounces_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "mail_bounces_mail_key" UNIQUE("mail_id","address_key")
);
--> statement-breakpoint
CREATE TABLE "mail_declines" (
	"id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"edition_id" uuid,
	"address" text NOT NULL,
	"address_key" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_declines_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "mail_declines_once_key" UNIQUE NULLS NOT DISTINCT("series_id","edition_id","address_key")
);
--> statement-breakpoint
CREATE TABLE "mailing_receivers" (
	"edition_id" uuid NOT NULL,
	"mailing_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"address" text NOT NULL,
	"address_key" text NOT NULL,
	"name" jsonb NOT NULL,
	"language" text NOT NULL,
	"account_id" uuid,
	"person_id" uuid,
	"fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"times" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"mail_id" uuid,
	CONSTRAINT "mailing_receivers_edition_id_mailing_id_position_pk" PRIMARY KEY("edition_id","mailing_id","position"),
	CONSTRAINT "mailing_receivers_address_key" UNIQUE("edition_id","mailing_id","address_key")
);
--> statement-breakpoint
CREATE TABLE "mailings" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"audience" text NOT NULL,
	"filter" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"subject" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"necessary" boolean DEFAULT false NOT NULL,
	"calendar" text DEFAULT 'none' NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"place" jsonb,
	"state" text DEFAULT 'draft' NOT NULL,
	"created_by" uuid,
	"edited_by" uuid,
	"submitted_by" uuid,
	"submitted_at" timestamp (3) with time zone,
	"approved_by" uuid,
	"approved_at" timestamp (3) with time zone,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mailings_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "mailings_id_key" UNIQUE("id"),
	CONSTRAINT "mailings_approved_by_another" CHECK ("mailings"."approved_by" is null or ("mailings"."approved_by" is distinct from "mailings"."created_by"
        and "mailings"."approved_by" is distinct from "mailings"."edited_by"
        and "mailings"."approved_by" is distinct from "mailings"."submitted_by")),
	CONSTRAINT "mailings_sent_after_approval" CHECK ("mailings"."state" not in ('approved', 'sent') or ("mailings"."submitted_at" is not null and "mailings"."approved_at" is not null)),
	CONSTRAINT "mailings_own_time_given" CHECK ("mailings"."calendar" <> 'own' or ("mailings"."starts_at" is not null and "mailings"."ends_at" > "mailings"."starts_at")),
	CONSTRAINT "mailings_subject_is_text" CHECK (is_local_text("mailings"."subject")),
	CONSTRAINT "mailings_body_is_text" CHECK (is_local_text("mailings"."body")),
	CONSTRAINT "mailings_place_is_text" CHECK (is_local_text("mailings"."place"))
);
--> statement-breakpoint
ALTER TABLE "mail_bounces" ADD CONSTRAINT "mail_bounces_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_declines" ADD CONSTRAINT "mail_declines_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_declines" ADD CONSTRAINT "mail_declines_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_receivers" ADD CONSTRAINT "mailing_receivers_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_receivers" ADD CONSTRAINT "mailing_receivers_mailing_fk" FOREIGN KEY ("edition_id","mailing_id") REFERENCES "public"."mailings"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_edited_by_accounts_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_submitted_by_accounts_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_approved_by_accounts_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_bounces_address" ON "mail_bounces" USING btree ("address_key") WHERE "mail_bounces"."cleared_at" is null;--> statement-breakpoint
CREATE INDEX "mail_bounces_edition" ON "mail_bounces" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "mail_declines_address" ON "mail_declines" USING btree ("address_key");--> statement-breakpoint
CREATE INDEX "mailing_receivers_pending" ON "mailing_receivers" USING btree ("mailing_id","position") WHERE "mailing_receivers"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "mailing_receivers_mail" ON "mailing_receivers" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "mailing_receivers_whose" ON "mailing_receivers" USING btree ("address_key");--> statement-breakpoint
CREATE INDEX "mailings_approved" ON "mailings" USING btree ("state") WHERE "mailings"."state" = 'approved';
--> statement-breakpoint
-- A message to many goes one way: only what is with its approver can be approved, and what has begun to leave is no
-- draft again.
CREATE FUNCTION refuse_move_of_mailing() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT (
    (OLD.state = 'draft' AND NEW.state = 'submitted')
    OR (OLD.state = 'submitted' AND NEW.state IN ('draft', 'approved'))
    OR (OLD.state = 'approved' AND NEW.state IN ('sent', 'cancelled'))
    OR (OLD.state = 'sent' AND NEW.state = 'cancelled')
  ) THEN
    RAISE EXCEPTION 'a message that is % does not become %', OLD.state, NEW.state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'mailings_move_on';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER mailings_move_on BEFORE UPDATE OF state ON mailings
  FOR EACH ROW EXECUTE FUNCTION refuse_move_of_mailing();
--> statement-breakpoint
ALTER TABLE mail_bounces ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mail_bounces FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY mail_bounces_of_edition ON mail_bounces
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE mailings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mailings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY mailings_of_edition ON mailings
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE mailing_receivers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mailing_receivers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY mailing_receivers_of_edition ON mailing_receivers
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE mail_declines ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mail_declines FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY mail_declines_of_series ON mail_declines
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[])
    OR series_id IN (SELECT series_id FROM editions WHERE id = ANY ((SELECT editions_seen())::uuid[])));
