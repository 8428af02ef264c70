CREATE TABLE "attendance_imports" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"file_hash" text NOT NULL,
	"rows" integer NOT NULL,
	"people" integer NOT NULL,
	"unmatched" integer NOT NULL,
	"ambiguous" integer NOT NULL,
	"by_account_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attendance_imports_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "attendance_imports_once_key" UNIQUE("edition_id","session_id","file_hash")
);
--> statement-breakpoint
CREATE TABLE "online_sessions" (
	"edition_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"meeting_url" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "online_sessions_edition_id_session_id_pk" PRIMARY KEY("edition_id","session_id"),
	CONSTRAINT "online_sessions_url_is_web" CHECK ("online_sessions"."meeting_url" ~ '^https?://')
);
--> statement-breakpoint
ALTER TABLE "registration_forms" ADD COLUMN "walk_in" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_imports" ADD CONSTRAINT "attendance_imports_by_account_id_accounts_id_fk" FOREIGN KEY ("by_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_imports" ADD CONSTRAINT "attendance_imports_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "online_sessions" ADD CONSTRAINT "online_sessions_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE online_sessions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE online_sessions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY online_sessions_of_edition ON online_sessions
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE attendance_imports ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE attendance_imports FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY attendance_imports_of_edition ON attendance_imports
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
