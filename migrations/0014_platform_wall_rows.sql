-- The second wall. What a transaction sees of tables with personal or embargoed data it says in settings that end with it;
-- where nothing is said, nothing is seen but what is published. Owners are held too. Functions are in SQL and read nothing
-- protected; policies ask them once a statement, not once a row.
CREATE FUNCTION sees_everything() RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('multaqa.everything', true) = 'on', false)
$$;
--> statement-breakpoint
-- A list of ids from a setting; empty where it was never said, or no longer is.
CREATE FUNCTION ids_seen(kind text) RETURNS uuid[]
LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_to_array(nullif(current_setting('multaqa.' || kind, true), ''), ',')::uuid[], '{}')
$$;
--> statement-breakpoint
-- The editions seen as a whole: by themselves or with their series.
CREATE FUNCTION editions_seen() RETURNS uuid[]
LANGUAGE sql STABLE AS $$
  SELECT ids_seen('editions')
    || ARRAY(SELECT id FROM public.editions WHERE series_id = ANY (ids_seen('series')))
$$;
--> statement-breakpoint
CREATE FUNCTION account_seen() RETURNS uuid
LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('multaqa.account', true), '')::uuid
$$;
--> statement-breakpoint
ALTER TABLE identity_documents ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE identity_documents FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY identity_documents_of_edition ON identity_documents
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY identity_documents_own ON identity_documents FOR SELECT
  USING (person_id IN (SELECT id FROM persons WHERE account_id = (SELECT account_seen())));
--> statement-breakpoint
ALTER TABLE mails ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mails FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY mails_of_edition ON mails
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY mails_own ON mails FOR SELECT USING (account_id = (SELECT account_seen()));
--> statement-breakpoint
ALTER TABLE mail_attachments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mail_attachments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY mail_attachments_of_mail ON mail_attachments
  USING (EXISTS (SELECT 1 FROM mails WHERE mails.id = mail_id
    AND ((SELECT sees_everything()) OR mails.edition_id = ANY ((SELECT editions_seen())::uuid[]))));
--> statement-breakpoint
CREATE POLICY mail_attachments_own ON mail_attachments FOR SELECT
  USING (EXISTS (SELECT 1 FROM mails WHERE mails.id = mail_id AND mails.account_id = (SELECT account_seen())));
--> statement-breakpoint
ALTER TABLE audit_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY audit_events_of_edition ON audit_events FOR SELECT
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY audit_events_own ON audit_events FOR SELECT USING (account_id = (SELECT account_seen()));
--> statement-breakpoint
-- Whoever changes something is recorded, the anonymous too.
CREATE POLICY audit_events_record ON audit_events FOR INSERT WITH CHECK (true);
--> statement-breakpoint
-- Chaining and erasing are the system's, within what the triggers allow.
CREATE POLICY audit_events_erase ON audit_events FOR UPDATE USING ((SELECT sees_everything()));
--> statement-breakpoint
-- Nobody comes this far: the statement's trigger refuses first, as on a database without the wall.
CREATE POLICY audit_events_delete ON audit_events FOR DELETE USING ((SELECT sees_everything()));
--> statement-breakpoint
ALTER TABLE outcome_documents ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE outcome_documents FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY outcome_documents_of_edition ON outcome_documents
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY outcome_documents_published ON outcome_documents FOR SELECT USING (status = 'published');
--> statement-breakpoint
ALTER TABLE provisions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE provisions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY provisions_of_edition ON provisions
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY provisions_published ON provisions FOR SELECT
  USING (document_id IN (SELECT id FROM outcome_documents WHERE status = 'published'));
--> statement-breakpoint
ALTER TABLE provision_sources ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE provision_sources FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY provision_sources_of_edition ON provision_sources
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY provision_sources_published ON provision_sources FOR SELECT
  USING (EXISTS (SELECT 1 FROM provisions p JOIN outcome_documents d ON d.edition_id = p.edition_id AND d.id = p.document_id
    WHERE p.edition_id = provision_sources.edition_id AND p.id = provision_sources.provision_id AND d.status = 'published'));
--> statement-breakpoint
ALTER TABLE assignments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE assignments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY assignments_of_edition ON assignments
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY assignments_published ON assignments FOR SELECT
  USING (EXISTS (SELECT 1 FROM provisions p JOIN outcome_documents d ON d.edition_id = p.edition_id AND d.id = p.document_id
    WHERE p.edition_id = assignments.edition_id AND p.id = assignments.provision_id AND d.status = 'published'));
--> statement-breakpoint
ALTER TABLE provision_links ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE provision_links FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY provision_links_of_edition ON provision_links
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY provision_links_published ON provision_links FOR SELECT
  USING (EXISTS (SELECT 1 FROM provisions p JOIN outcome_documents d ON d.edition_id = p.edition_id AND d.id = p.document_id
    WHERE p.edition_id = provision_links.edition_id AND p.id = provision_links.provision_id AND d.status = 'published'));
--> statement-breakpoint
ALTER TABLE dispositions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE dispositions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY dispositions_of_edition ON dispositions
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY dispositions_published ON dispositions FOR SELECT
  USING (EXISTS (SELECT 1 FROM provisions p JOIN outcome_documents d ON d.edition_id = p.edition_id AND d.id = p.document_id
    WHERE p.edition_id = dispositions.edition_id AND p.id = dispositions.provision_id AND d.status = 'published'));
