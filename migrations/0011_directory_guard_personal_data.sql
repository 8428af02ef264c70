CREATE TABLE "edition_keys" (
	"edition_id" uuid PRIMARY KEY NOT NULL,
	"wrapped" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"destroyed_at" timestamp (3) with time zone,
	CONSTRAINT "edition_keys_destroyed_is_gone" CHECK (("edition_keys"."wrapped" is null) = ("edition_keys"."destroyed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "erasure_requests" (
	"id" uuid NOT NULL,
	"account_id" uuid,
	"person_id" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"note" text,
	"answer" text,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "erasure_requests_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "erasure_requests_closed_at_known" CHECK (("erasure_requests"."state" = 'open') = ("erasure_requests"."closed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "identity_documents" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"issuing_state" text NOT NULL,
	"sealed_number" text NOT NULL,
	"sealed_names" text,
	"tail" text NOT NULL,
	"number_mac" text NOT NULL,
	"expires_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identity_documents_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "identity_documents_person_number_key" UNIQUE("edition_id","person_id","number_mac"),
	CONSTRAINT "identity_documents_tail_is_short" CHECK (length("identity_documents"."tail") between 1 and 4)
);
--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "erasure_requests" ADD CONSTRAINT "erasure_requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_requests" ADD CONSTRAINT "erasure_requests_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_documents" ADD CONSTRAINT "identity_documents_edition_id_edition_keys_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition_keys"("edition_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_documents" ADD CONSTRAINT "identity_documents_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_documents" ADD CONSTRAINT "identity_documents_issuing_state_states_code_fk" FOREIGN KEY ("issuing_state") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasure_requests_account" ON "erasure_requests" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "erasure_requests_person" ON "erasure_requests" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "erasure_requests_state" ON "erasure_requests" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "identity_documents_id" ON "identity_documents" USING btree ("id");--> statement-breakpoint
CREATE INDEX "identity_documents_person" ON "identity_documents" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "identity_documents_number" ON "identity_documents" USING btree ("edition_id","number_mac");
--> statement-breakpoint
-- A key that was destroyed never comes back, and its row says for good that it was.
CREATE FUNCTION refuse_return_of_key() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.destroyed_at IS NULL AND NEW.edition_id = OLD.edition_id THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the key of an edition is destroyed once and its row stays' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER edition_keys_destroyed_once BEFORE UPDATE OR DELETE ON edition_keys
  FOR EACH ROW EXECUTE FUNCTION refuse_return_of_key();
--> statement-breakpoint
-- One open request of an account at a time.
CREATE UNIQUE INDEX erasure_requests_open_key ON erasure_requests (account_id) WHERE state = 'open';
