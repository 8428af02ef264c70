-- Who declined messages of one edition is told to those who work in it; who declined those of a whole series, to all of
-- its editions.
DROP POLICY mail_declines_of_series ON mail_declines;
--> statement-breakpoint
CREATE POLICY mail_declines_of_series ON mail_declines
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[])
    OR (edition_id IS NULL
      AND series_id IN (SELECT series_id FROM editions WHERE id = ANY ((SELECT editions_seen())::uuid[]))));
