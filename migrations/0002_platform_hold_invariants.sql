-- Nobody rewrites what was recorded.
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- One resource has one firm booking at a time. Contested ones are conflicts that came in with a file.
ALTER TABLE bookings ADD CONSTRAINT bookings_no_overlap
  EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE (NOT contested);
--> statement-breakpoint
-- Never two valid certificates for one act.
CREATE UNIQUE INDEX certificates_act_key ON certificates (edition_id, act) WHERE status = 'valid';
--> statement-breakpoint
-- One body leads a provision.
CREATE UNIQUE INDEX assignments_lead_key ON assignments (edition_id, provision_id) WHERE role = 'lead';
--> statement-breakpoint
-- Adopted text is not changed in place, nor is its number: a corrigendum is a text of its own.
CREATE FUNCTION refuse_change_of_adopted_text() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  document outcome_documents%ROWTYPE;
BEGIN
  SELECT * INTO document FROM outcome_documents
    WHERE edition_id = OLD.edition_id AND id = OLD.document_id;
  IF document.status NOT IN ('adopted', 'published') THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'adopted text is not deleted' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'provisions_adopted_unchanged';
  END IF;
  IF NEW.number IS DISTINCT FROM OLD.number
    OR NEW.code IS DISTINCT FROM OLD.code
    OR NEW.document_id IS DISTINCT FROM OLD.document_id
    OR NEW.text ->> document.authentic_language IS DISTINCT FROM OLD.text ->> document.authentic_language
  THEN
    RAISE EXCEPTION 'adopted text is not changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'provisions_adopted_unchanged';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER provisions_adopted_unchanged BEFORE UPDATE OR DELETE ON provisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_adopted_text();
--> statement-breakpoint
-- What is published is said to readers at once: the revision goes out with the commit, as an id and a number.
CREATE FUNCTION announce_revision() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('edition_revised', NEW.id::text || ' ' || NEW.revision::text);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER editions_announce_revision AFTER UPDATE OF revision ON editions
  FOR EACH ROW WHEN (OLD.revision IS DISTINCT FROM NEW.revision) EXECUTE FUNCTION announce_revision();
