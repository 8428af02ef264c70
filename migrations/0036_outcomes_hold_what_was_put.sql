-- A provision never moves into another text: an adopted one would get more than was adopted.
CREATE OR REPLACE FUNCTION refuse_change_of_adopted_text() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  document outcome_documents%ROWTYPE;
  target provisions%ROWTYPE;
BEGIN
  target := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
  IF TG_OP = 'UPDATE' AND (NEW.document_id IS DISTINCT FROM OLD.document_id OR NEW.edition_id IS DISTINCT FROM OLD.edition_id) THEN
    RAISE EXCEPTION 'a provision stays in its text' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'provisions_adopted_unchanged';
  END IF;
  -- Whoever adopts, publishes or opens a decision waits for this, or this for them.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('text ' || target.document_id, 0));
  SELECT * INTO document FROM outcome_documents
    WHERE edition_id = target.edition_id AND id = target.document_id;
  IF document.status IN ('adopted', 'published') THEN
    IF TG_OP = 'INSERT' THEN
      RAISE EXCEPTION 'nothing is added to adopted text' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'provisions_adopted_unchanged';
    END IF;
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'adopted text is not deleted' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'provisions_adopted_unchanged';
    END IF;
    IF NEW.number IS DISTINCT FROM OLD.number
      OR NEW.code IS DISTINCT FROM OLD.code
      OR NEW.kind IS DISTINCT FROM OLD.kind
      OR NEW.position IS DISTINCT FROM OLD.position
      OR NEW.edition_id IS DISTINCT FROM OLD.edition_id
      OR NEW.document_id IS DISTINCT FROM OLD.document_id
      OR NEW.removed_at IS DISTINCT FROM OLD.removed_at
      OR NEW.adopted_seal IS DISTINCT FROM OLD.adopted_seal
      OR NEW.text ->> document.authentic_language IS DISTINCT FROM OLD.text ->> document.authentic_language
      OR NEW.title ->> document.authentic_language IS DISTINCT FROM OLD.title ->> document.authentic_language
    THEN
      RAISE EXCEPTION 'adopted text is not changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'provisions_adopted_unchanged';
    END IF;
    IF document.status = 'published' AND (
      NEW.text IS DISTINCT FROM OLD.text OR NEW.title IS DISTINCT FROM OLD.title OR NEW.seal IS DISTINCT FROM OLD.seal)
    THEN
      RAISE EXCEPTION 'published text is not changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'provisions_adopted_unchanged';
    END IF;
  ELSIF EXISTS (SELECT 1 FROM decisions WHERE edition_id = target.edition_id AND document_id = target.document_id AND status = 'open') THEN
    IF TG_OP <> 'UPDATE' OR NEW.text IS DISTINCT FROM OLD.text OR NEW.position IS DISTINCT FROM OLD.position
      OR NEW.kind IS DISTINCT FROM OLD.kind OR NEW.removed_at IS DISTINCT FROM OLD.removed_at
      OR NEW.document_id IS DISTINCT FROM OLD.document_id
    THEN
      RAISE EXCEPTION 'text under decision is not changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'provisions_under_decision';
    END IF;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
--> statement-breakpoint
-- Whether the words of a text are what they look like: in NFC, with line feeds alone, and nothing that cannot be seen.
CREATE FUNCTION is_text_normal(edition uuid, document uuid, title jsonb, chapeau jsonb, enacting jsonb) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT NOT EXISTS (SELECT 1 FROM (
      SELECT words FROM (VALUES (title), (chapeau), (enacting)) AS framing (value), jsonb_each_text(value) AS said (key, words)
        WHERE key IN ('ar', 'en')
      UNION ALL SELECT words FROM provisions p, jsonb_each_text(p.text) AS said (key, words)
        WHERE p.edition_id = edition AND p.document_id = document AND p.removed_at IS NULL AND key IN ('ar', 'en')
    ) AS every WHERE words IS NOT NFC NORMALIZED
      OR words ~ '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\r]')
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION hold_outcome_document() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  decision decisions%ROWTYPE;
  framing text[] := ARRAY['title', 'chapeau', 'enacting', 'kind', 'authentic_language', 'corrects_document_id', 'correction'];
  number_of_edition integer;
  lead text;
  given integer;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.status IN ('adopted', 'published') THEN
      RAISE EXCEPTION 'adopted text is not deleted' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'outcome_documents_adopted_unchanged';
    END IF;
    RETURN OLD;
  END IF;
  IF NEW.status IS DISTINCT FROM OLD.status THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('text ' || OLD.id, 0));
  END IF;
  IF OLD.status IN ('not-adopted', 'withdrawn') AND NEW.status IS DISTINCT FROM OLD.status THEN
    RAISE EXCEPTION 'what was refused or withdrawn stays so' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'outcome_documents_adopted_unchanged';
  END IF;
  -- What a decision is about stands as it was put, its title and framing words too.
  IF OLD.status <> 'published'
    AND (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(NEW)) WHERE key = ANY (framing))
      IS DISTINCT FROM (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY (framing))
  THEN
    IF NEW.status <> OLD.status AND NEW.status IN ('adopted', 'published') THEN
      RAISE EXCEPTION 'what is sealed is what stood' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_adopted_sealed';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('text ' || OLD.id, 0));
    IF EXISTS (SELECT 1 FROM decisions WHERE edition_id = OLD.edition_id AND document_id = OLD.id AND status = 'open') THEN
      RAISE EXCEPTION 'text under decision is not changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'provisions_under_decision';
    END IF;
  END IF;
  IF NEW.corrects_document_id IS DISTINCT FROM OLD.corrects_document_id AND NEW.corrects_document_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM outcome_documents d WHERE d.edition_id = NEW.edition_id AND d.id = NEW.corrects_document_id AND d.status = 'published')
  THEN
    RAISE EXCEPTION 'what is corrected is published' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_corrects_published';
  END IF;
  IF OLD.status = 'published' AND
    to_jsonb(NEW) - ARRAY['remark', 'version', 'updated_at'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['remark', 'version', 'updated_at']
  THEN
    RAISE EXCEPTION 'published text is not changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'outcome_documents_adopted_unchanged';
  END IF;
  IF OLD.status = 'adopted' AND (
    NEW.status NOT IN ('adopted', 'published')
    OR NEW.edition_id IS DISTINCT FROM OLD.edition_id OR NEW.kind IS DISTINCT FROM OLD.kind
    OR NEW.authentic_language IS DISTINCT FROM OLD.authentic_language
    OR NEW.adopted_on IS DISTINCT FROM OLD.adopted_on OR NEW.adoption_manner IS DISTINCT FROM OLD.adoption_manner
    OR NEW.adopting_decision_id IS DISTINCT FROM OLD.adopting_decision_id
    OR NEW.corrects_document_id IS DISTINCT FROM OLD.corrects_document_id
    OR NEW.correction IS DISTINCT FROM OLD.correction
    OR NEW.correction_authority IS DISTINCT FROM OLD.correction_authority
    OR NEW.title ->> OLD.authentic_language IS DISTINCT FROM OLD.title ->> OLD.authentic_language
    OR NEW.chapeau ->> OLD.authentic_language IS DISTINCT FROM OLD.chapeau ->> OLD.authentic_language
    OR NEW.enacting ->> OLD.authentic_language IS DISTINCT FROM OLD.enacting ->> OLD.authentic_language)
  THEN
    RAISE EXCEPTION 'adopted text is not changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'outcome_documents_adopted_unchanged';
  END IF;
  IF OLD.status NOT IN ('adopted', 'published') AND NEW.status IN ('adopted', 'published') THEN
    IF EXISTS (SELECT 1 FROM provisions p WHERE p.edition_id = NEW.edition_id AND p.document_id = NEW.id AND p.removed_at IS NULL
      AND ((p.kind IN ('preamble', 'heading')) <> (p.number IS NULL)
        OR p.number IS NULL <> (p.code IS NULL)
        OR p.adopted_seal IS DISTINCT FROM
          provision_seal(p.code, jsonb_build_object(NEW.authentic_language, p.text -> NEW.authentic_language))))
    OR (SELECT count(p.number) IS DISTINCT FROM coalesce(max(p.number), 0) FROM provisions p
      WHERE p.edition_id = NEW.edition_id AND p.document_id = NEW.id)
    THEN
      RAISE EXCEPTION 'adopted text is numbered and sealed' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_adopted_sealed';
    END IF;
    -- Codes of one kind run through the edition: the next one is the one after all that were given.
    SELECT number INTO number_of_edition FROM editions WHERE id = NEW.edition_id;
    lead := number_of_edition || '/' || CASE NEW.correction WHEN 'corrigendum' THEN 'COR' WHEN 'revision' THEN 'REV'
      ELSE CASE NEW.kind WHEN 'recommendations' THEN 'REC' WHEN 'statement-of-action' THEN 'SOA'
        WHEN 'declaration' THEN 'DEC' ELSE 'COM' END END || '/';
    SELECT count(*) INTO given FROM provision_numbers n
      WHERE n.edition_id = NEW.edition_id AND left(n.code, length(lead)) = lead AND NOT EXISTS (
        SELECT 1 FROM provisions p WHERE p.edition_id = n.edition_id AND p.code = n.code AND p.document_id = NEW.id);
    IF EXISTS (
      SELECT 1 FROM (SELECT p.number, p.code, row_number() OVER (ORDER BY p.position) AS place FROM provisions p
        WHERE p.edition_id = NEW.edition_id AND p.document_id = NEW.id AND p.removed_at IS NULL
          AND p.kind NOT IN ('preamble', 'heading')) AS numbered
      WHERE numbered.number <> numbered.place OR numbered.code IS DISTINCT FROM
        lead || lpad((given + numbered.place)::text, greatest(2, length((given + numbered.place)::text)), '0'))
    THEN
      RAISE EXCEPTION 'numbers run without gaps' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_adopted_sealed';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('edition ' || NEW.edition_id, 0));
    IF NEW.correction IS DISTINCT FROM 'corrigendum'
      AND EXISTS (SELECT 1 FROM editions e WHERE e.id = NEW.edition_id AND e.status = 'closed' AND NOT e.external)
      AND EXISTS (SELECT 1 FROM provisions p WHERE p.edition_id = NEW.edition_id AND p.document_id = NEW.id
        AND p.kind = 'recommendation' AND p.removed_at IS NULL AND NOT EXISTS (
          SELECT 1 FROM dispositions x WHERE x.edition_id = p.edition_id AND x.provision_id = p.id))
    THEN
      RAISE EXCEPTION 'a closed edition leaves no recommendation open' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'outcome_documents_edition_open';
    END IF;
    IF NEW.adopting_decision_id IS NOT NULL THEN
      SELECT * INTO decision FROM decisions WHERE edition_id = NEW.edition_id AND id = NEW.adopting_decision_id;
      IF decision.document_id IS DISTINCT FROM NEW.id OR decision.result IS DISTINCT FROM 'adopted'
        OR decision.provision_id IS NOT NULL OR decision.amendment_id IS NOT NULL
        OR decision.wording_digest IS DISTINCT FROM wording_digest(NEW.edition_id, NEW.id)
      THEN
        RAISE EXCEPTION 'what is adopted is what was decided' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_as_decided';
      END IF;
    ELSE
      -- Beside a decision nothing is adopted: not while one is open, nor the words that the last one refused.
      SELECT * INTO decision FROM decisions d WHERE d.edition_id = NEW.edition_id AND d.document_id = NEW.id
        AND d.status = 'closed' AND d.provision_id IS NULL AND d.amendment_id IS NULL ORDER BY d.closed_at DESC LIMIT 1;
      IF EXISTS (SELECT 1 FROM decisions d WHERE d.edition_id = NEW.edition_id AND d.document_id = NEW.id AND d.status = 'open')
        OR (decision.result = 'rejected' AND decision.wording_digest = wording_digest(NEW.edition_id, NEW.id))
      THEN
        RAISE EXCEPTION 'what is adopted is what was decided' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_as_decided';
      END IF;
    END IF;
    -- Sealed text is what it looks like: NFC, line feeds, nothing that cannot be seen.
    IF NOT is_text_normal(NEW.edition_id, NEW.id, NEW.title, NEW.chapeau, NEW.enacting) THEN
      RAISE EXCEPTION 'sealed text is normal' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_normal';
    END IF;
  END IF;
  IF NEW.status = 'published' AND OLD.status <> 'published' THEN
    -- Nothing comes out before its embargo is over, nor by one alone who works on it.
    IF NEW.embargo_until > NEW.published_at THEN
      RAISE EXCEPTION 'the embargo holds' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_embargo';
    END IF;
    IF (NEW.release_requested_at IS NOT NULL OR (NOT sees_everything() AND cardinality(editions_seen()) > 0
        AND NOT (SELECT external FROM editions WHERE id = NEW.edition_id)))
      AND (NEW.release_approved_at IS NULL OR NEW.release_approved_by IS NULL OR NEW.release_requested_by IS NULL)
    THEN
      RAISE EXCEPTION 'two release a text' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_two_release';
    END IF;
    IF NOT is_text_normal(NEW.edition_id, NEW.id, NEW.title, NEW.chapeau, NEW.enacting) THEN
      RAISE EXCEPTION 'sealed text is normal' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_normal';
    END IF;
    IF OLD.status <> 'adopted' OR NEW.seal IS DISTINCT FROM document_seal(NEW.edition_id, NEW.id)
      OR EXISTS (SELECT 1 FROM provisions p WHERE p.edition_id = NEW.edition_id AND p.document_id = NEW.id
        AND p.removed_at IS NULL AND p.seal IS DISTINCT FROM provision_seal(p.code, p.text))
    THEN
      RAISE EXCEPTION 'published text is sealed' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_published_sealed';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- A text begins as a draft; what it corrects is published.
CREATE FUNCTION hold_new_outcome_document() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IN ('adopted', 'published') THEN
    RAISE EXCEPTION 'a text is adopted and published step by step' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_adopted_sealed';
  END IF;
  IF NEW.corrects_document_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM outcome_documents d
    WHERE d.edition_id = NEW.edition_id AND d.id = NEW.corrects_document_id AND d.status = 'published')
  THEN
    RAISE EXCEPTION 'what is corrected is published' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_corrects_published';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER outcome_documents_begin BEFORE INSERT ON outcome_documents
  FOR EACH ROW EXECUTE FUNCTION hold_new_outcome_document();
--> statement-breakpoint
-- A number that was given is borne by a provision: otherwise the next text would leave a gap.
CREATE FUNCTION hold_provision_number() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM provisions p WHERE p.edition_id = NEW.edition_id AND p.code = NEW.code) THEN
    RAISE EXCEPTION 'a number is given to a provision' USING ERRCODE = 'check_violation', CONSTRAINT = 'provision_numbers_borne';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER provision_numbers_borne AFTER INSERT ON provision_numbers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold_provision_number();
--> statement-breakpoint
-- A decision is prepared, opened with the roll as it stands then, and comes to what was voted.
CREATE OR REPLACE FUNCTION hold_decision() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  frozen text[] := ARRAY['edition_id', 'id', 'document_id', 'provision_id', 'amendment_id', 'question', 'method', 'majority',
    'quorum_percent', 'entitled', 'present', 'quorum', 'wording_digest', 'opened_at', 'opened_by'];
  roll record;
  yes bigint;
  against bigint;
  neither bigint;
  carried boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'prepared' THEN
      RAISE EXCEPTION 'a decision is prepared, opened and closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_frozen';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.status <> OLD.status THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('decision ' || OLD.id, 0));
    PERFORM pg_advisory_xact_lock(hashtextextended('text ' || OLD.document_id, 0));
    IF NEW.status = 'open' AND NEW.wording_digest IS DISTINCT FROM wording_digest(NEW.edition_id, NEW.document_id) THEN
      RAISE EXCEPTION 'a decision says what is put to it' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_wording';
    END IF;
    IF OLD.status = 'prepared' AND NEW.status = 'closed' THEN
      RAISE EXCEPTION 'a decision is opened before it closes' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'decisions_frozen';
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.status = 'prepared' AND NEW.status = 'open' THEN
    SELECT count(*) AS entitled, count(*) FILTER (WHERE e.present) AS present,
        coalesce(bool_or(e.proxy_id IS NOT NULL AND (p.proxy_id IS NOT NULL OR NOT p.present)), false) AS passed_on,
        coalesce(bool_or(d.status <> 'accepted'), false) AS left_it
      INTO roll FROM decision_electors e JOIN participations d ON d.edition_id = e.edition_id AND d.id = e.participation_id
      LEFT JOIN decision_electors p ON p.edition_id = e.edition_id AND p.decision_id = e.decision_id AND p.participation_id = e.proxy_id
      WHERE e.edition_id = NEW.edition_id AND e.decision_id = NEW.id;
    IF roll.passed_on THEN
      RAISE EXCEPTION 'no proxy of a proxy, nor of an absent one' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_electors_no_proxy_of_proxy';
    END IF;
    IF roll.left_it OR NEW.entitled IS DISTINCT FROM roll.entitled OR NEW.present IS DISTINCT FROM roll.present
      OR NEW.quorum IS DISTINCT FROM ceil(roll.entitled * NEW.quorum_percent / 100.0) OR NEW.present < NEW.quorum
    THEN
      RAISE EXCEPTION 'the roll is counted when a decision opens' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_roll';
    END IF;
  END IF;
  -- What is carried follows from the votes; counts are entered for a show of hands alone.
  IF TG_OP = 'UPDATE' AND OLD.status = 'open' AND NEW.status = 'closed' THEN
    IF NEW.method = 'show-of-hands' THEN
      SELECT NEW.hands_for, NEW.hands_against, NEW.hands_abstaining INTO yes, against, neither;
    ELSE
      SELECT count(*) FILTER (WHERE choice = 'for'), count(*) FILTER (WHERE choice = 'against'),
        count(*) FILTER (WHERE choice = 'abstaining') INTO yes, against, neither
        FROM votes WHERE edition_id = NEW.edition_id AND decision_id = NEW.id;
    END IF;
    carried := yes > 0 AND CASE NEW.majority WHEN 'unanimity' THEN against = 0
      WHEN 'two-thirds' THEN yes * 3 >= (yes + against) * 2 ELSE yes > against END;
    IF (NEW.method <> 'show-of-hands' AND num_nonnulls(NEW.hands_for, NEW.hands_against, NEW.hands_abstaining) > 0)
      OR (NEW.method IN ('roll-call', 'devices', 'show-of-hands') AND NEW.result IN ('adopted', 'rejected')
        AND (NEW.result = 'adopted') IS DISTINCT FROM carried)
      OR yes + against + neither > NEW.present
    THEN
      RAISE EXCEPTION 'a decision comes to what was voted' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_counted';
    END IF;
  END IF;
  IF OLD.status = 'prepared' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' OR NEW.status = 'prepared'
    OR (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(NEW)) WHERE key = ANY (frozen))
      IS DISTINCT FROM (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY (frozen))
    OR (OLD.status = 'closed' AND to_jsonb(NEW) - ARRAY['note', 'version', 'updated_at']
      IS DISTINCT FROM to_jsonb(OLD) - ARRAY['note', 'version', 'updated_at'])
  THEN
    RAISE EXCEPTION 'a decision stays as it was put' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'decisions_frozen';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
DROP TRIGGER decisions_frozen ON decisions;
--> statement-breakpoint
CREATE TRIGGER decisions_frozen BEFORE INSERT OR UPDATE OR DELETE ON decisions
  FOR EACH ROW EXECUTE FUNCTION hold_decision();
--> statement-breakpoint
-- Neither electors nor votes move from one decision to another.
CREATE OR REPLACE FUNCTION hold_electors() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  elector decision_electors%ROWTYPE;
  state text;
BEGIN
  elector := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  IF TG_OP = 'UPDATE' AND (NEW.edition_id, NEW.decision_id, NEW.participation_id)
    IS DISTINCT FROM (OLD.edition_id, OLD.decision_id, OLD.participation_id)
  THEN
    RAISE EXCEPTION 'an elector stays on its roll' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'decision_electors_frozen';
  END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('decision ' || elector.decision_id, 0));
  SELECT status INTO state FROM decisions WHERE edition_id = elector.edition_id AND id = elector.decision_id;
  IF state IS NOT NULL AND state <> 'prepared' THEN
    RAISE EXCEPTION 'electors are frozen' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'decision_electors_frozen';
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.proxy_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM decision_electors e WHERE e.edition_id = NEW.edition_id AND e.decision_id = NEW.decision_id
      AND ((e.participation_id = NEW.proxy_id AND e.proxy_id IS NOT NULL) OR e.proxy_id = NEW.participation_id))
  THEN
    RAISE EXCEPTION 'no proxy of a proxy' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_electors_no_proxy_of_proxy';
  END IF;
  RETURN elector;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION hold_vote() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  decision decisions%ROWTYPE;
  elector decision_electors%ROWTYPE;
  given votes%ROWTYPE;
BEGIN
  given := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  -- Whoever closes the decision waits for a vote under way, and a later one for the closing.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('decision ' || given.decision_id, 0));
  SELECT * INTO decision FROM decisions WHERE edition_id = given.edition_id AND id = given.decision_id;
  IF decision.status IS DISTINCT FROM 'open' THEN
    RAISE EXCEPTION 'the decision is not open' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'votes_while_open';
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (decision.method <> 'roll-call'
    OR (NEW.edition_id, NEW.decision_id, NEW.participation_id) IS DISTINCT FROM (OLD.edition_id, OLD.decision_id, OLD.participation_id)))
  THEN
    RAISE EXCEPTION 'a vote stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'votes_stay';
  END IF;
  SELECT * INTO elector FROM decision_electors
    WHERE edition_id = NEW.edition_id AND decision_id = NEW.decision_id AND participation_id = NEW.participation_id;
  IF elector.present IS NOT TRUE OR NEW.proxy_id IS DISTINCT FROM elector.proxy_id THEN
    RAISE EXCEPTION 'who votes is entitled and present, or represented' USING ERRCODE = 'check_violation', CONSTRAINT = 'votes_of_the_present';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- A reservation stays as it was put on record; it is withdrawn once, and stays beside the text.
CREATE FUNCTION hold_reservation() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['withdrawn_on', 'version', 'updated_at'];
BEGIN
  IF OLD.withdrawn_on IS NOT NULL AND NEW.withdrawn_on IS DISTINCT FROM OLD.withdrawn_on
    OR to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving
  THEN
    RAISE EXCEPTION 'a reservation stays on record' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reservations_stay';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER reservations_unchanged BEFORE UPDATE ON reservations
  FOR EACH ROW EXECUTE FUNCTION hold_reservation();
--> statement-breakpoint
-- What was signed is this text, by this constituency: neither changes under a signature.
CREATE FUNCTION hold_statement() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.edition_id, NEW.id, NEW.document_id, NEW.constituency, NEW.adherence)
    IS DISTINCT FROM (OLD.edition_id, OLD.id, OLD.document_id, OLD.constituency, OLD.adherence)
    AND EXISTS (SELECT 1 FROM signatures s WHERE s.edition_id = OLD.edition_id AND s.statement_id = OLD.id
      AND s.status IN ('signed', 'withdrawn'))
  THEN
    RAISE EXCEPTION 'a statement stays as it was signed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'statements_signed_unchanged';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER statements_signed_unchanged BEFORE UPDATE ON statements
  FOR EACH ROW EXECUTE FUNCTION hold_statement();
--> statement-breakpoint
-- A pledge begins as a draft; its original wording is what was submitted, and what was announced stays as it was announced.
CREATE OR REPLACE FUNCTION hold_pledge() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'draft' THEN
      RAISE EXCEPTION 'a pledge begins as a draft' USING ERRCODE = 'check_violation', CONSTRAINT = 'pledges_stay';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.status = 'draft' THEN
    IF TG_OP = 'UPDATE' AND NEW.status <> 'draft' AND NEW.original_wording IS DISTINCT FROM NEW.text THEN
      RAISE EXCEPTION 'the original wording is what was submitted' USING ERRCODE = 'check_violation', CONSTRAINT = 'pledges_stay';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' OR NEW.status = 'draft' OR NEW.number IS DISTINCT FROM OLD.number
    OR NEW.original_wording IS DISTINCT FROM OLD.original_wording OR NEW.state_code IS DISTINCT FROM OLD.state_code
    OR NEW.body_id IS DISTINCT FROM OLD.body_id OR NEW.label IS DISTINCT FROM OLD.label
    OR (OLD.status IN ('announced', 'active', 'fulfilled', 'partly', 'lapsed')
      AND (NEW.title, NEW.text, NEW.target) IS DISTINCT FROM (OLD.title, OLD.text, OLD.target))
  THEN
    RAISE EXCEPTION 'a submitted pledge stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'pledges_stay';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
DROP TRIGGER pledges_stay ON pledges;
--> statement-breakpoint
CREATE TRIGGER pledges_stay BEFORE INSERT OR UPDATE OR DELETE ON pledges
  FOR EACH ROW EXECUTE FUNCTION hold_pledge();
--> statement-breakpoint
-- What was sent is what is decided on: words of a submitted report stay, and so do its figures and its evidence.
CREATE OR REPLACE FUNCTION hold_progress_report() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['status', 'published_at', 'version', 'updated_at'];
  deciding text[] := ARRAY['status', 'return_reason', 'decided_by', 'decided_at', 'published_at', 'version', 'updated_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.status <> OLD.status THEN
    -- Whoever adds evidence in this moment comes before, or not at all.
    PERFORM pg_advisory_xact_lock(hashtextextended('report ' || OLD.id, 0));
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.status = 'submitted' AND to_jsonb(NEW) - deciding IS DISTINCT FROM to_jsonb(OLD) - deciding THEN
    RAISE EXCEPTION 'a submitted report stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'progress_reports_accepted_unchanged';
  END IF;
  IF OLD.status NOT IN ('accepted', 'published') THEN
    IF TG_OP = 'DELETE' AND OLD.status <> 'draft' THEN
      RAISE EXCEPTION 'a submitted report stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'progress_reports_accepted_unchanged';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' OR NEW.status NOT IN ('accepted', 'published') OR (OLD.status = 'published' AND NEW.status <> 'published')
    OR to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving
  THEN
    RAISE EXCEPTION 'an accepted report stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'progress_reports_accepted_unchanged';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION hold_evidence() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  piece evidence%ROWTYPE;
  state text;
BEGIN
  piece := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
  IF TG_OP = 'UPDATE' AND (NEW.edition_id, NEW.report_id) IS DISTINCT FROM (OLD.edition_id, OLD.report_id) THEN
    RAISE EXCEPTION 'evidence stays with its report' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'evidence_unchanged';
  END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('report ' || piece.report_id, 0));
  SELECT status INTO state FROM progress_reports WHERE edition_id = piece.edition_id AND id = piece.report_id;
  IF state IN ('submitted', 'accepted', 'published') AND NOT (TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - ARRAY['confidential'] IS NOT DISTINCT FROM to_jsonb(OLD) - ARRAY['confidential'])
  THEN
    RAISE EXCEPTION 'evidence stays as it was submitted' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'evidence_unchanged';
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.file_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM files WHERE files.id = NEW.file_id AND files.sha256 = NEW.sha256)
  THEN
    RAISE EXCEPTION 'evidence names the hash of its file' USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_file_is_hashed';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
--> statement-breakpoint
CREATE FUNCTION hold_indicator_value() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM progress_reports r WHERE r.status IN ('submitted', 'accepted', 'published')
    AND ((TG_OP <> 'INSERT' AND r.edition_id = OLD.edition_id AND r.id = OLD.report_id)
      OR (TG_OP <> 'DELETE' AND r.edition_id = NEW.edition_id AND r.id = NEW.report_id)))
  THEN
    RAISE EXCEPTION 'figures of a report stay as they were sent' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'indicator_values_sent_unchanged';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
--> statement-breakpoint
CREATE TRIGGER indicator_values_sent_unchanged BEFORE INSERT OR UPDATE OR DELETE ON indicator_values
  FOR EACH ROW EXECUTE FUNCTION hold_indicator_value();
--> statement-breakpoint
-- A finding says of which body the assessor is.
CREATE OR REPLACE FUNCTION hold_assessment() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.finding IN ('substantial', 'complete') AND NOT EXISTS (
    SELECT 1 FROM progress_reports r JOIN evidence e ON e.edition_id = r.edition_id AND e.report_id = r.id
      WHERE r.edition_id = NEW.edition_id AND r.provision_id = NEW.provision_id AND r.body_id = NEW.body_id
        AND r.status IN ('accepted', 'published'))
  THEN
    RAISE EXCEPTION 'implementation needs evidence' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_need_evidence';
  END IF;
  IF NEW.assessor_body_id IS NULL OR EXISTS (SELECT 1 FROM assignments a WHERE a.edition_id = NEW.edition_id AND a.provision_id = NEW.provision_id
    AND a.body_id = NEW.assessor_body_id)
  THEN
    RAISE EXCEPTION 'the assessor is of another body' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_from_outside';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- An edition closes over what was adopted before; a corrigendum mends a recommendation and is none.
CREATE OR REPLACE FUNCTION hold_edition_closing() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever adopts a text of the edition, or takes a disposition back, comes before the closing or not at all.
  PERFORM pg_advisory_xact_lock(hashtextextended('edition ' || NEW.id, 0));
  IF EXISTS (SELECT 1 FROM provisions p JOIN outcome_documents d ON d.edition_id = p.edition_id AND d.id = p.document_id
    WHERE p.edition_id = NEW.id AND p.kind = 'recommendation' AND p.removed_at IS NULL AND d.status IN ('adopted', 'published')
      AND d.correction IS DISTINCT FROM 'corrigendum'
      AND NOT EXISTS (SELECT 1 FROM dispositions x WHERE x.edition_id = p.edition_id AND x.provision_id = p.id))
  THEN
    RAISE EXCEPTION 'an open recommendation needs a disposition' USING ERRCODE = 'check_violation', CONSTRAINT = 'editions_closed_disposed';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
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
    RAISE EXCEPTION 'the edition is closed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'dispositions_closed_unchanged';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
--> statement-breakpoint
DROP TRIGGER dispositions_closed_unchanged ON dispositions;
--> statement-breakpoint
CREATE TRIGGER dispositions_closed_unchanged BEFORE INSERT OR UPDATE OR DELETE ON dispositions
  FOR EACH ROW EXECUTE FUNCTION hold_disposition();
--> statement-breakpoint
-- What was taken out of a draft is not published with what stayed in it.
DROP POLICY provisions_published ON provisions;
--> statement-breakpoint
CREATE POLICY provisions_published ON provisions FOR SELECT
  USING (removed_at IS NULL AND document_id IN (SELECT id FROM outcome_documents WHERE status = 'published'));
--> statement-breakpoint
-- Who signed is known when the text is.
DROP POLICY signatures_published ON signatures;
--> statement-breakpoint
CREATE POLICY signatures_published ON signatures FOR SELECT
  USING (status IN ('signed', 'withdrawn') AND statement_id IN (SELECT s.id FROM statements s
    JOIN outcome_documents d ON d.edition_id = s.edition_id AND d.id = s.document_id WHERE d.status = 'published'));
--> statement-breakpoint
-- Whoever sees a pledge reads its steps and writes none.
DROP POLICY pledge_steps_of_seen ON pledge_steps;
--> statement-breakpoint
CREATE POLICY pledge_steps_of_seen ON pledge_steps FOR SELECT
  USING (pledge_id IN (SELECT id FROM pledges));
