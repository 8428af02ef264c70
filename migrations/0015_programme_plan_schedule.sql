CREATE TABLE "agenda_feeds" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_read_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "agenda_feeds_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "agenda_feeds_secret_key" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "agenda_looks" (
	"edition_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"release_number" integer NOT NULL,
	"looked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agenda_looks_edition_id_account_id_pk" PRIMARY KEY("edition_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "favourites" (
	"edition_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "favourites_edition_id_account_id_session_id_pk" PRIMARY KEY("edition_id","account_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "call_questions" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"type" text NOT NULL,
	"label" jsonb NOT NULL,
	"hint" jsonb,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"required" boolean DEFAULT false NOT NULL,
	"kinds" text[] DEFAULT '{}' NOT NULL,
	"for_reviewers" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "call_questions_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "call_questions_label_is_text" CHECK (is_local_text("call_questions"."label")),
	CONSTRAINT "call_questions_hint_is_text" CHECK (is_local_text("call_questions"."hint"))
);
--> statement-breakpoint
CREATE TABLE "calls_for_papers" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" jsonb NOT NULL,
	"text" jsonb,
	"kinds" text[] NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"published" boolean DEFAULT false NOT NULL,
	"abstract_words" integer,
	"max_score" smallint DEFAULT 5 NOT NULL,
	"blind" boolean DEFAULT true NOT NULL,
	"reviews_wanted" smallint DEFAULT 2 NOT NULL,
	"review_by" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calls_for_papers_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "calls_slug_key" UNIQUE("edition_id","slug"),
	CONSTRAINT "calls_close_after_open" CHECK ("calls_for_papers"."closes_at" > "calls_for_papers"."opens_at"),
	CONSTRAINT "calls_kinds_some" CHECK (cardinality("calls_for_papers"."kinds") > 0),
	CONSTRAINT "calls_max_score_in_range" CHECK ("calls_for_papers"."max_score" between 1 and 100),
	CONSTRAINT "calls_reviews_wanted_in_range" CHECK ("calls_for_papers"."reviews_wanted" between 1 and 20),
	CONSTRAINT "calls_abstract_words_in_range" CHECK ("calls_for_papers"."abstract_words" between 20 and 5000),
	CONSTRAINT "calls_title_is_text" CHECK (is_local_text("calls_for_papers"."title")),
	CONSTRAINT "calls_text_is_text" CHECK (is_local_text("calls_for_papers"."text"))
);
--> statement-breakpoint
CREATE TABLE "grace_links" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"note" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"remaining" smallint DEFAULT 1 NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "grace_links_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "grace_links_secret_key" UNIQUE("secret_hash"),
	CONSTRAINT "grace_links_remaining_not_negative" CHECK ("grace_links"."remaining" >= 0)
);
--> statement-breakpoint
CREATE TABLE "review_comments" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_comments_edition_id_id_pk" PRIMARY KEY("edition_id","id")
);
--> statement-breakpoint
CREATE TABLE "review_criteria" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"label" jsonb NOT NULL,
	"hint" jsonb,
	"weight" smallint DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "review_criteria_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "review_criteria_weight_in_range" CHECK ("review_criteria"."weight" between 1 and 100),
	CONSTRAINT "review_criteria_label_is_text" CHECK (is_local_text("review_criteria"."label")),
	CONSTRAINT "review_criteria_hint_is_text" CHECK (is_local_text("review_criteria"."hint"))
);
--> statement-breakpoint
CREATE TABLE "reviewers" (
	"edition_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"theme_ids" uuid[] DEFAULT '{}' NOT NULL,
	"most_reviews" smallint,
	"body_id" uuid,
	"state_code" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviewers_edition_id_account_id_pk" PRIMARY KEY("edition_id","account_id"),
	CONSTRAINT "reviewers_most_reviews_positive" CHECK ("reviewers"."most_reviews" > 0)
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"state" text NOT NULL,
	"scores" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"recommendation" text,
	"comment" text,
	"confidential" text,
	"reason" text,
	"assigned_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviews_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "reviews_key" UNIQUE("edition_id","submission_id","reviewer_id")
);
--> statement-breakpoint
CREATE TABLE "submission_authors" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"affiliation" text,
	"presenting" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"secret_hash" text,
	"account_id" uuid,
	"person_id" uuid,
	"body_id" uuid,
	"state_code" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "submission_authors_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "submission_authors_email_key" UNIQUE("edition_id","submission_id","email"),
	CONSTRAINT "submission_authors_secret_key" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "submission_files" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"question_id" uuid,
	"file_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "submission_files_edition_id_id_pk" PRIMARY KEY("edition_id","id")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"code" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"title" text NOT NULL,
	"title_other" text,
	"abstract" text DEFAULT '' NOT NULL,
	"abstract_other" text,
	"language" text NOT NULL,
	"theme_id" uuid,
	"minutes" smallint,
	"level" smallint,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"body_id" uuid,
	"state_code" text,
	"contact_name" text NOT NULL,
	"contact_email" text NOT NULL,
	"contact_language" text NOT NULL,
	"account_id" uuid,
	"secret_hash" text NOT NULL,
	"grace_link_id" uuid,
	"submitted_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"decision_note" text,
	"session_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "submissions_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "submissions_code_key" UNIQUE("edition_id","code"),
	CONSTRAINT "submissions_secret_key" UNIQUE("secret_hash"),
	CONSTRAINT "submissions_coded_when_sent" CHECK ("submissions"."state" = 'draft' or "submissions"."code" is not null or "submissions"."submitted_at" is null),
	CONSTRAINT "submissions_one_behalf" CHECK ("submissions"."body_id" is null or "submissions"."state_code" is null),
	CONSTRAINT "submissions_minutes_in_range" CHECK ("submissions"."minutes" between 5 and 1440)
);
--> statement-breakpoint
CREATE TABLE "availabilities" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resource_kind" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "availabilities_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "availabilities_end_after_start" CHECK ("availabilities"."ends_at" > "availabilities"."starts_at"),
	CONSTRAINT "availabilities_only_of_sessions" CHECK ("availabilities"."kind" <> 'only' or "availabilities"."resource_kind" = 'session')
);
--> statement-breakpoint
CREATE TABLE "session_files" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"file_id" uuid NOT NULL,
	"language" text,
	"audience" text DEFAULT 'work' NOT NULL,
	"position" smallint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_files_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "session_files_title_is_text" CHECK (is_local_text("session_files"."title"))
);
--> statement-breakpoint
CREATE TABLE "session_relations" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"weight" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "session_relations_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "session_relations_key" UNIQUE("edition_id","kind","first_id","second_id"),
	CONSTRAINT "session_relations_two" CHECK ("session_relations"."first_id" <> "session_relations"."second_id"),
	CONSTRAINT "session_relations_weight_positive" CHECK ("session_relations"."weight" > 0)
);
--> statement-breakpoint
CREATE TABLE "speaker_confirmations" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"secret_hash" text,
	"email" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"reminders" smallint DEFAULT 0 NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "speaker_confirmations_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "speaker_confirmations_key" UNIQUE("edition_id","session_id","person_id"),
	CONSTRAINT "speaker_confirmations_secret_key" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "ignored_conflicts" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rule" text NOT NULL,
	"fingerprint" text NOT NULL,
	"session_ids" uuid[] NOT NULL,
	"reason" text NOT NULL,
	"ignored_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ignored_conflicts_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "ignored_conflicts_key" UNIQUE("edition_id","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "release_notices" (
	"edition_id" uuid NOT NULL,
	"release_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid,
	"account_id" uuid,
	"mail_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "release_notices_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "release_notices_person_key" UNIQUE("release_id","person_id"),
	CONSTRAINT "release_notices_account_key" UNIQUE("release_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "release_sessions" (
	"edition_id" uuid NOT NULL,
	"release_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"room_id" uuid,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"during" "tstzrange" GENERATED ALWAYS AS (tstzrange(starts_at, ends_at, '[)')) STORED,
	"cancelled" boolean NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "release_sessions_edition_id_release_id_session_id_pk" PRIMARY KEY("edition_id","release_id","session_id"),
	CONSTRAINT "release_sessions_end_after_start" CHECK ("release_sessions"."ends_at" > "release_sessions"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"version" text NOT NULL,
	"comment" jsonb,
	"released_at" timestamp (3) with time zone NOT NULL,
	"released_by" uuid,
	"counts" jsonb NOT NULL,
	CONSTRAINT "releases_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "releases_number_key" UNIQUE("edition_id","number"),
	CONSTRAINT "releases_version_key" UNIQUE("edition_id","version"),
	CONSTRAINT "releases_comment_is_text" CHECK (is_local_text("releases"."comment"))
);
--> statement-breakpoint
CREATE TABLE "schedule_rules" (
	"edition_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"level" text NOT NULL,
	"weight" integer NOT NULL,
	CONSTRAINT "schedule_rules_edition_id_rule_pk" PRIMARY KEY("edition_id","rule"),
	CONSTRAINT "schedule_rules_weight_not_negative" CHECK ("schedule_rules"."weight" >= 0)
);
--> statement-breakpoint
CREATE TABLE "schedule_steps" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"account_id" uuid,
	"kind" text NOT NULL,
	"moves" jsonb NOT NULL,
	"undone" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schedule_steps_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "schedule_steps_number_key" UNIQUE("edition_id","number")
);
--> statement-breakpoint
CREATE TABLE "solver_runs" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"state" text NOT NULL,
	"options" jsonb NOT NULL,
	"instance" jsonb NOT NULL,
	"solution" jsonb,
	"progress" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"unplaced" jsonb,
	"task_id" uuid,
	"started_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	CONSTRAINT "solver_runs_edition_id_id_pk" PRIMARY KEY("edition_id","id")
);
--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "submission_id" uuid;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "starts_after" smallint;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "minutes" smallint;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "minutes" integer;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "pinned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "needs" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "expected" integer;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "level" smallint;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "pause_minutes" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "allowed_room_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "barred_room_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "place" jsonb;--> statement-breakpoint
ALTER TABLE "agenda_feeds" ADD CONSTRAINT "agenda_feeds_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_feeds" ADD CONSTRAINT "agenda_feeds_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_looks" ADD CONSTRAINT "agenda_looks_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_looks" ADD CONSTRAINT "agenda_looks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_questions" ADD CONSTRAINT "call_questions_call_fk" FOREIGN KEY ("edition_id","call_id") REFERENCES "public"."calls_for_papers"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls_for_papers" ADD CONSTRAINT "calls_for_papers_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grace_links" ADD CONSTRAINT "grace_links_call_fk" FOREIGN KEY ("edition_id","call_id") REFERENCES "public"."calls_for_papers"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_submission_fk" FOREIGN KEY ("edition_id","submission_id") REFERENCES "public"."submissions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_criteria" ADD CONSTRAINT "review_criteria_call_fk" FOREIGN KEY ("edition_id","call_id") REFERENCES "public"."calls_for_papers"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviewers" ADD CONSTRAINT "reviewers_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviewers" ADD CONSTRAINT "reviewers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviewers" ADD CONSTRAINT "reviewers_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviewers" ADD CONSTRAINT "reviewers_state_code_states_code_fk" FOREIGN KEY ("state_code") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_reviewer_id_accounts_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_submission_fk" FOREIGN KEY ("edition_id","submission_id") REFERENCES "public"."submissions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_authors" ADD CONSTRAINT "submission_authors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_authors" ADD CONSTRAINT "submission_authors_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_authors" ADD CONSTRAINT "submission_authors_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_authors" ADD CONSTRAINT "submission_authors_state_code_states_code_fk" FOREIGN KEY ("state_code") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_authors" ADD CONSTRAINT "submission_authors_submission_fk" FOREIGN KEY ("edition_id","submission_id") REFERENCES "public"."submissions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_files" ADD CONSTRAINT "submission_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_files" ADD CONSTRAINT "submission_files_submission_fk" FOREIGN KEY ("edition_id","submission_id") REFERENCES "public"."submissions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_state_code_states_code_fk" FOREIGN KEY ("state_code") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_call_fk" FOREIGN KEY ("edition_id","call_id") REFERENCES "public"."calls_for_papers"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_theme_fk" FOREIGN KEY ("edition_id","theme_id") REFERENCES "public"."themes"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availabilities" ADD CONSTRAINT "availabilities_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_files" ADD CONSTRAINT "session_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_files" ADD CONSTRAINT "session_files_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_relations" ADD CONSTRAINT "session_relations_first_fk" FOREIGN KEY ("edition_id","first_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_relations" ADD CONSTRAINT "session_relations_second_fk" FOREIGN KEY ("edition_id","second_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaker_confirmations" ADD CONSTRAINT "speaker_confirmations_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaker_confirmations" ADD CONSTRAINT "speaker_confirmations_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ignored_conflicts" ADD CONSTRAINT "ignored_conflicts_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ignored_conflicts" ADD CONSTRAINT "ignored_conflicts_ignored_by_accounts_id_fk" FOREIGN KEY ("ignored_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_notices" ADD CONSTRAINT "release_notices_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_notices" ADD CONSTRAINT "release_notices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_notices" ADD CONSTRAINT "release_notices_release_fk" FOREIGN KEY ("edition_id","release_id") REFERENCES "public"."releases"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_sessions" ADD CONSTRAINT "release_sessions_release_fk" FOREIGN KEY ("edition_id","release_id") REFERENCES "public"."releases"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_released_by_accounts_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_rules" ADD CONSTRAINT "schedule_rules_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_steps" ADD CONSTRAINT "schedule_steps_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_steps" ADD CONSTRAINT "schedule_steps_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solver_runs" ADD CONSTRAINT "solver_runs_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "solver_runs" ADD CONSTRAINT "solver_runs_started_by_accounts_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_feeds_account" ON "agenda_feeds" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "favourites_account" ON "favourites" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "favourites_session" ON "favourites" USING btree ("edition_id","session_id");--> statement-breakpoint
CREATE INDEX "call_questions_call" ON "call_questions" USING btree ("edition_id","call_id");--> statement-breakpoint
CREATE INDEX "calls_id" ON "calls_for_papers" USING btree ("id");--> statement-breakpoint
CREATE INDEX "review_comments_submission" ON "review_comments" USING btree ("edition_id","submission_id");--> statement-breakpoint
CREATE INDEX "reviews_id" ON "reviews" USING btree ("id");--> statement-breakpoint
CREATE INDEX "reviews_reviewer" ON "reviews" USING btree ("reviewer_id");--> statement-breakpoint
CREATE INDEX "submission_files_submission" ON "submission_files" USING btree ("edition_id","submission_id");--> statement-breakpoint
CREATE INDEX "submissions_id" ON "submissions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "submissions_call" ON "submissions" USING btree ("edition_id","call_id");--> statement-breakpoint
CREATE INDEX "submissions_account" ON "submissions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "availabilities_resource" ON "availabilities" USING btree ("edition_id","resource_kind","resource_id");--> statement-breakpoint
CREATE INDEX "session_files_session" ON "session_files" USING btree ("edition_id","session_id");--> statement-breakpoint
CREATE INDEX "speaker_confirmations_person" ON "speaker_confirmations" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "release_sessions_release" ON "release_sessions" USING btree ("release_id");--> statement-breakpoint
CREATE INDEX "releases_id" ON "releases" USING btree ("id");--> statement-breakpoint
CREATE INDEX "solver_runs_id" ON "solver_runs" USING btree ("id");--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_submission_key" UNIQUE("edition_id","submission_id");--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_starts_after_not_negative" CHECK ("papers"."starts_after" >= 0);--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_minutes_positive" CHECK ("papers"."minutes" > 0);--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_minutes_in_range" CHECK ("sessions"."minutes" between 5 and 1440);--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_expected_not_negative" CHECK ("sessions"."expected" >= 0);--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_level_in_range" CHECK ("sessions"."level" between 1 and 3);--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_pause_in_range" CHECK ("sessions"."pause_minutes" between 0 and 480);--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_place_is_text" CHECK (is_local_text("sessions"."place"));
--> statement-breakpoint
-- Whatever the code does: a release has one session in a room at one time. Cancelled ones take no room.
ALTER TABLE release_sessions ADD CONSTRAINT release_sessions_no_overlap
  EXCLUDE USING gist (release_id WITH =, room_id WITH =, during WITH &&) WHERE (NOT cancelled AND room_id IS NOT NULL);
--> statement-breakpoint
-- A released version is never changed in place: who wants another makes another.
CREATE TRIGGER releases_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON releases
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER release_sessions_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON release_sessions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE submissions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE submissions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE submission_authors ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE submission_authors FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE reviews ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE reviews FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE review_comments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE review_comments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE speaker_confirmations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE speaker_confirmations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reviews_of_edition ON reviews
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
-- A reviewer reads and writes what was given to them; who may change what, the service knows.
CREATE POLICY reviews_own ON reviews USING (reviewer_id = (SELECT account_seen()));
--> statement-breakpoint
CREATE POLICY submissions_of_edition ON submissions
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY submissions_own ON submissions FOR SELECT USING (account_id = (SELECT account_seen()));
--> statement-breakpoint
CREATE POLICY submissions_reviewed ON submissions FOR SELECT
  USING (id IN (SELECT submission_id FROM reviews WHERE reviewer_id = (SELECT account_seen())));
--> statement-breakpoint
CREATE POLICY submission_authors_of_edition ON submission_authors
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY submission_authors_seen ON submission_authors FOR SELECT
  USING (submission_id IN (SELECT id FROM submissions));
--> statement-breakpoint
CREATE POLICY review_comments_of_edition ON review_comments
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY review_comments_reviewed ON review_comments
  USING (submission_id IN (SELECT submission_id FROM reviews WHERE reviewer_id = (SELECT account_seen())));
--> statement-breakpoint
CREATE POLICY speaker_confirmations_of_edition ON speaker_confirmations
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY speaker_confirmations_own ON speaker_confirmations FOR SELECT
  USING (person_id IN (SELECT id FROM persons WHERE account_id = (SELECT account_seen())));
