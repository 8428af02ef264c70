CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- Text in both languages: strings for each, one of them authentic, a translation status for each. Null passes.
CREATE FUNCTION is_local_text(value jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN value IS NULL OR (
  jsonb_typeof(value) = 'object'
  AND jsonb_typeof(value -> 'ar') = 'string'
  AND jsonb_typeof(value -> 'en') = 'string'
  AND coalesce(value ->> 'authentic', '') IN ('ar', 'en')
  AND coalesce(value -> 'status' ->> 'ar', '') IN ('missing', 'draft', 'reviewed', 'stale')
  AND coalesce(value -> 'status' ->> 'en', '') IN ('missing', 'draft', 'reviewed', 'stale')
);
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
