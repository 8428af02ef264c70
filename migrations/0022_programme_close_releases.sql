-- A released version gets no further sessions either: they come in with it, in its transaction, or not at all.
CREATE FUNCTION refuse_late_release_session() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM releases r WHERE r.edition_id = NEW.edition_id AND r.id = NEW.release_id
    AND r.xmin::text::bigint <> pg_current_xact_id()::text::bigint % 4294967296) THEN
    RAISE EXCEPTION 'a release gets its sessions in its own transaction' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER release_sessions_with_release BEFORE INSERT ON release_sessions
  FOR EACH ROW EXECUTE FUNCTION refuse_late_release_session();
--> statement-breakpoint
-- Two sessions in one room at one time stop every release: no edition takes the rule more lightly.
UPDATE schedule_rules SET level = 'blocking' WHERE rule = 'room-twice' AND level <> 'blocking';
