CREATE TABLE "mail_attachments" (
	"mail_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "mail_attachments_mail_id_position_pk" PRIMARY KEY("mail_id","position")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid NOT NULL,
	"edition_id" uuid,
	"template" text NOT NULL,
	"language" text NOT NULL,
	"account_id" uuid,
	"address" text NOT NULL,
	"name" text,
	"subject" text NOT NULL,
	"text" text,
	"html" text,
	"sealed" text,
	"secret" boolean NOT NULL,
	"unsubscribe_url" text,
	"message_id" text NOT NULL,
	"dedupe_key" text,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"taken_until" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"channel" text,
	"failure" text,
	"answer" text,
	"resend_of" uuid,
	"sent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mails_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "mails_dedupe_key" UNIQUE("dedupe_key"),
	CONSTRAINT "mails_address_is_one" CHECK ("mails"."address" !~ '[[:space:][:cntrl:]<>,]'),
	CONSTRAINT "mails_subject_is_line" CHECK ("mails"."subject" !~ '[[:cntrl:]]'),
	CONSTRAINT "mails_sent_at_known" CHECK (("mails"."state" = 'sent') = ("mails"."sent_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "mail_attachments" ADD CONSTRAINT "mail_attachments_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_resend_of_mails_id_fk" FOREIGN KEY ("resend_of") REFERENCES "public"."mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_edition" ON "mails" USING btree ("edition_id","id");--> statement-breakpoint
CREATE INDEX "mails_account" ON "mails" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "mails_address" ON "mails" USING btree ("address");--> statement-breakpoint
CREATE INDEX "mails_resend" ON "mails" USING btree ("resend_of");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("state","due_at") WHERE "mails"."state" in ('waiting', 'sending');