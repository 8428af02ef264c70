-- Who signed an order off may be forgotten; the order itself stays as it was.
CREATE OR REPLACE FUNCTION refuse_change_of_precedence() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'draft' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'signed-off' AND NEW.state = 'superseded'
    AND to_jsonb(OLD) - '{state,version,updated_at}'::text[] = to_jsonb(NEW) - '{state,version,updated_at}'::text[] THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND current_setting('multaqa.forgets', true) = 'on' AND NEW.signed_off_by IS NULL
    AND to_jsonb(OLD) - '{signed_off_by}'::text[] = to_jsonb(NEW) - '{signed_off_by}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a version that was signed off is never changed or deleted'
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'precedence_versions_unchanged';
END
$$;
