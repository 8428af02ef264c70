-- Words are kept of published provisions alone, so that nothing stands here which a reader may not know; the wall before
-- this table would ask for every provision at every search.
DROP POLICY provision_terms_of_edition ON provision_terms;
--> statement-breakpoint
DROP POLICY provision_terms_published ON provision_terms;
--> statement-breakpoint
ALTER TABLE provision_terms NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE provision_terms DISABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE FUNCTION hold_provision_terms() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM provisions p JOIN outcome_documents d ON d.edition_id = p.edition_id AND d.id = p.document_id
    WHERE p.edition_id = NEW.edition_id AND p.id = NEW.provision_id AND d.status = 'published')
  THEN
    RAISE EXCEPTION 'only published text is searched' USING ERRCODE = 'check_violation', CONSTRAINT = 'provision_terms_published';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER provision_terms_published BEFORE INSERT OR UPDATE ON provision_terms
  FOR EACH ROW EXECUTE FUNCTION hold_provision_terms();
