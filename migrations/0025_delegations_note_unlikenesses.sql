CREATE TABLE "unlikenesses" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"attendee_id" uuid NOT NULL,
	"other_id" uuid,
	"person_id" uuid,
	"decided_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unlikenesses_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "unlikenesses_one_other" CHECK (("unlikenesses"."other_id" is null) <> ("unlikenesses"."person_id" is null))
);
--> statement-breakpoint
ALTER TABLE "accreditation_steps" ADD COLUMN "changed" jsonb;--> statement-breakpoint
ALTER TABLE "unlikenesses" ADD CONSTRAINT "unlikenesses_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unlikenesses" ADD CONSTRAINT "unlikenesses_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unlikenesses" ADD CONSTRAINT "unlikenesses_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unlikenesses" ADD CONSTRAINT "unlikenesses_other_fk" FOREIGN KEY ("edition_id","other_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "unlikenesses_other_key" ON "unlikenesses" USING btree ("edition_id","attendee_id","other_id");--> statement-breakpoint
CREATE UNIQUE INDEX "unlikenesses_person_key" ON "unlikenesses" USING btree ("edition_id","attendee_id","person_id");--> statement-breakpoint
CREATE INDEX "unlikenesses_person" ON "unlikenesses" USING btree ("person_id");
--> statement-breakpoint
ALTER TABLE unlikenesses ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE unlikenesses FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY unlikenesses_of_edition ON unlikenesses
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
