ALTER TABLE "precedence_lists" ADD COLUMN "bodies" text DEFAULT 'after' NOT NULL;--> statement-breakpoint
ALTER TABLE "precedence_versions" ADD COLUMN "arranged_by" jsonb NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "precedence_versions_one_draft" ON "precedence_versions" USING btree ("edition_id","list_id") WHERE "precedence_versions"."state" = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "precedence_versions_one_in_force" ON "precedence_versions" USING btree ("edition_id","list_id") WHERE "precedence_versions"."state" = 'signed-off';
--> statement-breakpoint
-- A version begins as a draft, is signed off with an order in it, and is superseded after that: no step is left out.
CREATE FUNCTION hold_precedence_steps() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.state <> 'draft' OR TG_OP = 'UPDATE' AND OLD.state = 'draft' AND (NEW.state = 'superseded'
    OR NEW.state = 'signed-off' AND NOT EXISTS (SELECT FROM precedence_entries e
      WHERE e.edition_id = NEW.edition_id AND e.version_id = NEW.id)) THEN
    RAISE EXCEPTION 'a version is drafted, signed off and superseded, in this order'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'precedence_versions_steps';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER precedence_versions_steps BEFORE INSERT OR UPDATE OF state ON precedence_versions
  FOR EACH ROW EXECUTE FUNCTION hold_precedence_steps();
--> statement-breakpoint
-- Whoever writes an order holds its version, so that nobody signs it off meanwhile.
CREATE OR REPLACE FUNCTION refuse_change_of_precedence_entry() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  held text;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    SELECT v.state INTO held FROM precedence_versions v
      WHERE v.edition_id = OLD.edition_id AND v.id = OLD.version_id FOR SHARE;
  END IF;
  IF coalesce(held, 'draft') = 'draft' AND TG_OP <> 'DELETE' THEN
    SELECT v.state INTO held FROM precedence_versions v
      WHERE v.edition_id = NEW.edition_id AND v.id = NEW.version_id FOR SHARE;
  END IF;
  IF coalesce(held, 'draft') <> 'draft' THEN
    RAISE EXCEPTION 'the order of a version that was signed off is never changed'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'precedence_entries_unchanged';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
--> statement-breakpoint
-- A published list gets its people in its own transaction or never.
CREATE FUNCTION refuse_late_participant_list_entry() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM participant_lists l WHERE l.edition_id = NEW.edition_id AND l.id = NEW.list_id
    AND l.xmin::text::bigint <> pg_current_xact_id()::text::bigint % 4294967296) THEN
    RAISE EXCEPTION 'a published list gets its people in its own transaction' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER participant_list_entries_with_list BEFORE INSERT ON participant_list_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_late_participant_list_entry();
