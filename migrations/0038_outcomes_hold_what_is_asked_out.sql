-- Two persons let a text out: from the request until it is published or taken back, its translations stay as both saw them.
CREATE FUNCTION hold_text_asked_out() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM outcome_documents d WHERE d.edition_id = OLD.edition_id AND d.id = OLD.document_id
    AND d.status = 'adopted' AND d.release_requested_at IS NOT NULL)
  THEN
    RAISE EXCEPTION 'what is to be released stays as it was seen' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'provisions_release_unchanged';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER provisions_release_unchanged BEFORE UPDATE ON provisions
  FOR EACH ROW WHEN (NEW.text IS DISTINCT FROM OLD.text OR NEW.title IS DISTINCT FROM OLD.title)
  EXECUTE FUNCTION hold_text_asked_out();
