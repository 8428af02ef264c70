CREATE TABLE "audit_heads" (
	"chain" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"chains" integer NOT NULL,
	"mac" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_events" ALTER COLUMN "actor_name" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "via" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "credential_id" uuid;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "origin" jsonb;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "chain" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "seq" bigint;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "actor_salt" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "actor_hash" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "actor_erased_by" bigint;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "details_salt" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "details_hash" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "details_erased_by" bigint;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "previous" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "hash" text;--> statement-breakpoint
CREATE INDEX "audit_events_account" ON "audit_events" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_action" ON "audit_events" USING btree ("action","id");--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_chain_key" UNIQUE("chain","seq");
--> statement-breakpoint
DROP TRIGGER audit_events_append_only ON audit_events;
--> statement-breakpoint
CREATE TRIGGER audit_events_append_only BEFORE DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Two changes pass: an event from before there were chains takes its place in one, and texts that may tell of a person
-- are erased, name and origin or what it was about, by an event that says so. Everything else of the row stays.
CREATE FUNCTION refuse_change_of_audit_event() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  chaining CONSTANT text[] := ARRAY['chain', 'seq', 'actor_salt', 'actor_hash', 'details_salt', 'details_hash', 'previous', 'hash'];
  actor CONSTANT text[] := ARRAY['actor_name', 'origin', 'actor_salt', 'actor_erased_by'];
  details CONSTANT text[] := ARRAY['before', 'after', 'reason', 'details_salt', 'details_erased_by'];
  stays jsonb := to_jsonb(OLD);
  becomes jsonb := to_jsonb(NEW);
BEGIN
  IF OLD.chain IS NULL AND OLD.hash IS NULL AND NEW.chain IS NOT NULL AND NEW.hash IS NOT NULL
    AND (stays - chaining)::text = (becomes - chaining)::text
  THEN
    RETURN NEW;
  END IF;
  IF OLD.hash IS NOT NULL AND stays <> becomes THEN
    IF OLD.actor_erased_by IS NULL AND NEW.actor_erased_by IS NOT NULL
      AND NEW.actor_name IS NULL AND NEW.origin IS NULL AND NEW.actor_salt IS NULL
      AND EXISTS (SELECT 1 FROM audit_events WHERE id = NEW.actor_erased_by AND action = 'personal-data.erased')
    THEN
      stays := stays - actor;
      becomes := becomes - actor;
    END IF;
    IF OLD.details_erased_by IS NULL AND NEW.details_erased_by IS NOT NULL
      AND NEW.before IS NULL AND NEW.after IS NULL AND NEW.reason IS NULL AND NEW.details_salt IS NULL
      AND OLD.action <> 'personal-data.erased'
      AND EXISTS (SELECT 1 FROM audit_events WHERE id = NEW.details_erased_by AND action = 'personal-data.erased')
    THEN
      stays := stays - details;
      becomes := becomes - details;
    END IF;
    IF stays::text = becomes::text THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'rows of audit_events are never changed' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_events_unchanged BEFORE UPDATE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit_event();
--> statement-breakpoint
-- The end of a chain moves on and never back.
CREATE FUNCTION refuse_audit_head_moving_back() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.chain = OLD.chain AND NEW.seq >= OLD.seq AND NEW.chains >= OLD.chains
    AND (NEW.number = OLD.number OR OLD.number = 0)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the end of a chain never moves back' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_heads_move_on BEFORE UPDATE ON audit_heads
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_head_moving_back();
--> statement-breakpoint
CREATE TRIGGER audit_heads_stay BEFORE DELETE OR TRUNCATE ON audit_heads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
