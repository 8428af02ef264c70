-- What a closed edition made of its recommendations stays. The next edition, planned later, names once what carries on one
-- that goes on; nothing else of it changes.
CREATE OR REPLACE FUNCTION hold_disposition() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  edition uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.edition_id ELSE OLD.edition_id END;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.edition_id, NEW.provision_id) IS DISTINCT FROM (OLD.edition_id, OLD.provision_id) THEN
    RAISE EXCEPTION 'a disposition stays with its recommendation' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'dispositions_closed_unchanged';
  END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('edition ' || edition, 0));
  IF EXISTS (SELECT 1 FROM editions WHERE id = edition AND status = 'closed' AND NOT (external AND TG_OP = 'INSERT')) THEN
    IF TG_OP = 'UPDATE' AND OLD.next_provision_id IS NULL AND OLD.outcome IN ('continued', 'reinforced')
      AND to_jsonb(NEW) - 'next_edition_id' - 'next_provision_id' = to_jsonb(OLD) - 'next_edition_id' - 'next_provision_id'
    THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the edition is closed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'dispositions_closed_unchanged';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
