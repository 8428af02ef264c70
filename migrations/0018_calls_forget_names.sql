ALTER TABLE "submission_files" DROP CONSTRAINT "submission_files_file_id_files_id_fk";
--> statement-breakpoint
ALTER TABLE "session_files" DROP CONSTRAINT "session_files_file_id_files_id_fk";
--> statement-breakpoint
ALTER TABLE "submission_files" ADD CONSTRAINT "submission_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_files" ADD CONSTRAINT "session_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
-- A released version stays as it was, whatever the code does. An erasure alone, which says so in its transaction, takes
-- somebody's name out of its texts and out of who released it; what took place when and where it leaves.
CREATE FUNCTION refuse_change_of_release() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  forgotten CONSTANT text[] := '{comment,released_by,content,during}';
BEGIN
  IF current_setting('multaqa.forgets', true) = 'on' AND to_jsonb(OLD) - forgotten = to_jsonb(NEW) - forgotten THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
DROP TRIGGER releases_frozen ON releases;
--> statement-breakpoint
DROP TRIGGER release_sessions_frozen ON release_sessions;
--> statement-breakpoint
CREATE TRIGGER releases_frozen BEFORE DELETE OR TRUNCATE ON releases
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER release_sessions_frozen BEFORE DELETE OR TRUNCATE ON release_sessions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER releases_unchanged BEFORE UPDATE ON releases
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_release();
--> statement-breakpoint
CREATE TRIGGER release_sessions_unchanged BEFORE UPDATE ON release_sessions
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_release();
