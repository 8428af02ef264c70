CREATE TABLE "audit_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"account_id" uuid,
	"actor_name" text NOT NULL,
	"authority" text NOT NULL,
	"action" text NOT NULL,
	"edition_id" uuid,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid NOT NULL,
	"edition_id" uuid,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "idempotent_replies" (
	"caller" text NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer,
	"headers" jsonb,
	"body" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotent_replies_caller_operation_key_pk" PRIMARY KEY("caller","operation","key")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid NOT NULL,
	"edition_id" uuid,
	"kind" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"input" jsonb NOT NULL,
	"result" jsonb,
	"failure" text,
	"account_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tasks_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"language" text DEFAULT 'ar' NOT NULL,
	"password_hash" text,
	"disabled_at" timestamp (3) with time zone,
	"signed_out_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "accounts_email_key" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"scope_kind" text NOT NULL,
	"scope_id" uuid,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "grants_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "grants_once_key" UNIQUE NULLS NOT DISTINCT("account_id","role","scope_kind","scope_id")
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"secret_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"account_id" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"private_pem" text NOT NULL,
	"public_pem" text NOT NULL,
	"retired" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participations" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entity_kind" text NOT NULL,
	"state_code" text,
	"body_id" uuid,
	"category" text NOT NULL,
	"status" text NOT NULL,
	"participants" integer,
	"note" jsonb,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "participations_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "participations_state_key" UNIQUE("edition_id","state_code"),
	CONSTRAINT "participations_body_key" UNIQUE("edition_id","body_id"),
	CONSTRAINT "participations_one_entity" CHECK (("participations"."entity_kind" = 'state' and "participations"."state_code" is not null and "participations"."body_id" is null)
        or ("participations"."entity_kind" = 'body' and "participations"."body_id" is not null and "participations"."state_code" is null)),
	CONSTRAINT "participations_participants_not_negative" CHECK ("participations"."participants" >= 0),
	CONSTRAINT "participations_note_is_text" CHECK (is_local_text("participations"."note"))
);
--> statement-breakpoint
CREATE TABLE "bodies" (
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"name" jsonb NOT NULL,
	"short_name" jsonb,
	"gender_ar" text DEFAULT 'f' NOT NULL,
	"parent_id" uuid,
	"state_code" text,
	"website" text,
	"sort_ar" text NOT NULL,
	"sort_en" text NOT NULL,
	"search" text NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bodies_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "bodies_slug_key" UNIQUE("slug"),
	CONSTRAINT "bodies_name_is_text" CHECK (is_local_text("bodies"."name")),
	CONSTRAINT "bodies_short_name_is_text" CHECK (is_local_text("bodies"."short_name"))
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"honorific" jsonb,
	"rank" jsonb,
	"academic_title" jsonb,
	"name" jsonb NOT NULL,
	"post" jsonb,
	"post_names_body" boolean DEFAULT false NOT NULL,
	"biography" jsonb,
	"body_id" uuid,
	"state_code" text,
	"gender" text DEFAULT 'unstated' NOT NULL,
	"principal" boolean DEFAULT false NOT NULL,
	"sort_ar" text NOT NULL,
	"sort_en" text NOT NULL,
	"search" text NOT NULL,
	"account_id" uuid,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "persons_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "persons_slug_key" UNIQUE("slug"),
	CONSTRAINT "persons_honorific_is_text" CHECK (is_local_text("persons"."honorific")),
	CONSTRAINT "persons_rank_is_text" CHECK (is_local_text("persons"."rank")),
	CONSTRAINT "persons_academic_title_is_text" CHECK (is_local_text("persons"."academic_title")),
	CONSTRAINT "persons_name_is_text" CHECK (is_local_text("persons"."name")),
	CONSTRAINT "persons_post_is_text" CHECK (is_local_text("persons"."post")),
	CONSTRAINT "persons_biography_is_text" CHECK (is_local_text("persons"."biography"))
);
--> statement-breakpoint
CREATE TABLE "states" (
	"code" text PRIMARY KEY NOT NULL,
	"iso3" text NOT NULL,
	"m49" text NOT NULL,
	"short_name" jsonb NOT NULL,
	"formal_name" jsonb NOT NULL,
	"sort_ar" text NOT NULL,
	"sort_en" text NOT NULL,
	"search" text NOT NULL,
	"arab_league" boolean NOT NULL,
	"gcc" boolean NOT NULL,
	"oic" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "states_short_name_is_text" CHECK (is_local_text("states"."short_name")),
	CONSTRAINT "states_formal_name_is_text" CHECK (is_local_text("states"."formal_name"))
);
--> statement-breakpoint
CREATE TABLE "stands" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"room_id" uuid,
	"class" text NOT NULL,
	"outline" jsonb NOT NULL,
	"services" text[] NOT NULL,
	"status" text NOT NULL,
	"exhibitor_body_id" uuid,
	"exhibits" jsonb,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stands_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "stands_number_key" UNIQUE("edition_id","number"),
	CONSTRAINT "stands_holder_fits_status" CHECK (("stands"."status" in ('allocated', 'confirmed')) = ("stands"."exhibitor_body_id" is not null)),
	CONSTRAINT "stands_exhibits_is_text" CHECK (is_local_text("stands"."exhibits"))
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"body_id" uuid,
	"session_id" uuid,
	"honour_id" uuid,
	"holder" jsonb NOT NULL,
	"basis" text NOT NULL,
	"statement" text,
	"hours" smallint,
	"ordinal" integer NOT NULL,
	"serial" text NOT NULL,
	"code" text NOT NULL,
	"issued_on" date NOT NULL,
	"signatories" jsonb NOT NULL,
	"status" text DEFAULT 'valid' NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revocation_reason" jsonb,
	"replaced_by_id" uuid,
	"act" text NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "certificates_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "certificates_code_key" UNIQUE("code"),
	CONSTRAINT "certificates_serial_key" UNIQUE("edition_id","serial"),
	CONSTRAINT "certificates_ordinal_key" UNIQUE("edition_id","kind","ordinal"),
	CONSTRAINT "certificates_one_holder" CHECK (("certificates"."person_id" is null) <> ("certificates"."body_id" is null)),
	CONSTRAINT "certificates_hours_are_positive" CHECK ("certificates"."hours" > 0),
	CONSTRAINT "certificates_statement_when_stated" CHECK (("certificates"."basis" = 'statement') = ("certificates"."statement" is not null)),
	CONSTRAINT "certificates_revocation_reason_is_text" CHECK (is_local_text("certificates"."revocation_reason"))
);
--> statement-breakpoint
CREATE TABLE "honours" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"award" text NOT NULL,
	"person_id" uuid,
	"body_id" uuid,
	"citation" jsonb NOT NULL,
	"position" smallint NOT NULL,
	"conferred_on" date,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "honours_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "honours_position_key" UNIQUE("edition_id","position"),
	CONSTRAINT "honours_one_holder" CHECK (("honours"."person_id" is null) <> ("honours"."body_id" is null)),
	CONSTRAINT "honours_citation_is_text" CHECK (is_local_text("honours"."citation"))
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"edition_id" uuid NOT NULL,
	"provision_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"role" text NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "assignments_edition_id_provision_id_body_id_pk" PRIMARY KEY("edition_id","provision_id","body_id")
);
--> statement-breakpoint
CREATE TABLE "dispositions" (
	"edition_id" uuid NOT NULL,
	"provision_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reason" jsonb NOT NULL,
	"next_edition_id" uuid,
	"next_provision_id" uuid,
	"decided_on" date NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "dispositions_edition_id_provision_id_pk" PRIMARY KEY("edition_id","provision_id"),
	CONSTRAINT "dispositions_reason_is_text" CHECK (is_local_text("dispositions"."reason"))
);
--> statement-breakpoint
CREATE TABLE "outcome_documents" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"slug" text NOT NULL,
	"title" jsonb NOT NULL,
	"chapeau" jsonb,
	"enacting" jsonb,
	"authentic_language" text NOT NULL,
	"status" text NOT NULL,
	"adoption_manner" text,
	"adopted_on" date,
	"adopting_session_id" uuid,
	"published_at" timestamp (3) with time zone,
	"summary" boolean DEFAULT false NOT NULL,
	"remark" jsonb,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outcome_documents_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "outcome_documents_slug_key" UNIQUE("edition_id","slug"),
	CONSTRAINT "outcome_documents_published_was_adopted" CHECK ("outcome_documents"."status" <> 'published' or ("outcome_documents"."published_at" is not null and "outcome_documents"."adopted_on" is not null)),
	CONSTRAINT "outcome_documents_title_is_text" CHECK (is_local_text("outcome_documents"."title")),
	CONSTRAINT "outcome_documents_chapeau_is_text" CHECK (is_local_text("outcome_documents"."chapeau")),
	CONSTRAINT "outcome_documents_enacting_is_text" CHECK (is_local_text("outcome_documents"."enacting")),
	CONSTRAINT "outcome_documents_remark_is_text" CHECK (is_local_text("outcome_documents"."remark"))
);
--> statement-breakpoint
CREATE TABLE "provision_links" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provision_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"target_edition_id" uuid NOT NULL,
	"target_document_id" uuid NOT NULL,
	"target_provision_id" uuid,
	CONSTRAINT "provision_links_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "provision_links_once_key" UNIQUE NULLS NOT DISTINCT("edition_id","provision_id","target_edition_id","target_document_id","target_provision_id")
);
--> statement-breakpoint
CREATE TABLE "provision_sources" (
	"edition_id" uuid NOT NULL,
	"provision_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "provision_sources_edition_id_provision_id_session_id_pk" PRIMARY KEY("edition_id","provision_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "provisions" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" smallint NOT NULL,
	"number" integer,
	"code" text,
	"title" jsonb,
	"text" jsonb NOT NULL,
	"theme_id" uuid,
	"level" text,
	"target_group" jsonb,
	"due_on" date,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provisions_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "provisions_position_key" UNIQUE("edition_id","document_id","position"),
	CONSTRAINT "provisions_number_key" UNIQUE("edition_id","document_id","number"),
	CONSTRAINT "provisions_code_key" UNIQUE("edition_id","code"),
	CONSTRAINT "provisions_number_is_positive" CHECK ("provisions"."number" > 0),
	CONSTRAINT "provisions_title_is_text" CHECK (is_local_text("provisions"."title")),
	CONSTRAINT "provisions_text_is_text" CHECK (is_local_text("provisions"."text")),
	CONSTRAINT "provisions_target_group_is_text" CHECK (is_local_text("provisions"."target_group"))
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"title" jsonb NOT NULL,
	"abstract" jsonb,
	"author_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "papers_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "papers_position_key" UNIQUE("edition_id","session_id","position"),
	CONSTRAINT "papers_title_is_text" CHECK (is_local_text("papers"."title")),
	CONSTRAINT "papers_abstract_is_text" CHECK (is_local_text("papers"."abstract"))
);
--> statement-breakpoint
CREATE TABLE "role_holders" (
	"edition_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"position" smallint NOT NULL,
	"topic" jsonb,
	CONSTRAINT "role_holders_edition_id_session_id_person_id_role_pk" PRIMARY KEY("edition_id","session_id","person_id","role"),
	CONSTRAINT "role_holders_position_key" UNIQUE("edition_id","session_id","position"),
	CONSTRAINT "role_holders_topic_is_text" CHECK (is_local_text("role_holders"."topic"))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"abstract" jsonb,
	"theme_id" uuid,
	"room_id" uuid,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"common" boolean DEFAULT false NOT NULL,
	"languages" text[] NOT NULL,
	"interpretation" text[] NOT NULL,
	"capacity" integer,
	"audience" text DEFAULT 'public' NOT NULL,
	"live_url" text,
	"links" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"status" text NOT NULL,
	"cancellation_reason" jsonb,
	"moved_from" jsonb,
	"sequence" integer DEFAULT 0 NOT NULL,
	"import_key" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "sessions_code_key" UNIQUE("edition_id","code"),
	CONSTRAINT "sessions_slug_key" UNIQUE("edition_id","slug"),
	CONSTRAINT "sessions_import_key" UNIQUE("edition_id","import_key"),
	CONSTRAINT "sessions_time_whole" CHECK (("sessions"."starts_at" is null) = ("sessions"."ends_at" is null) and "sessions"."ends_at" > "sessions"."starts_at"),
	CONSTRAINT "sessions_scheduled_has_time" CHECK ("sessions"."status" <> 'scheduled' or "sessions"."starts_at" is not null),
	CONSTRAINT "sessions_capacity_is_positive" CHECK ("sessions"."capacity" > 0),
	CONSTRAINT "sessions_title_is_text" CHECK (is_local_text("sessions"."title")),
	CONSTRAINT "sessions_abstract_is_text" CHECK (is_local_text("sessions"."abstract")),
	CONSTRAINT "sessions_cancellation_reason_is_text" CHECK (is_local_text("sessions"."cancellation_reason"))
);
--> statement-breakpoint
CREATE TABLE "co_organisers" (
	"edition_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "co_organisers_edition_id_body_id_pk" PRIMARY KEY("edition_id","body_id"),
	CONSTRAINT "co_organisers_position_key" UNIQUE("edition_id","position")
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"number" integer NOT NULL,
	"title" jsonb NOT NULL,
	"slogan" jsonb,
	"vision" jsonb,
	"mission" jsonb,
	"objectives" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"description" jsonb,
	"patron" jsonb,
	"organiser_body_id" uuid,
	"host_state_code" text,
	"city" jsonb,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"time_zone" text NOT NULL,
	"languages" text[] NOT NULL,
	"authentic_language" text DEFAULT 'ar' NOT NULL,
	"mode" text NOT NULL,
	"status" text NOT NULL,
	"visibility" text DEFAULT 'draft' NOT NULL,
	"external" boolean DEFAULT false NOT NULL,
	"digits" text DEFAULT 'latn' NOT NULL,
	"month_names" text DEFAULT 'gulf' NOT NULL,
	"hijri_adjustment" smallint DEFAULT 0 NOT NULL,
	"hijri_first" boolean DEFAULT false NOT NULL,
	"remark" jsonb,
	"previous_edition_id" uuid,
	"revision" bigint DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "editions_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "editions_slug_key" UNIQUE("series_id","slug"),
	CONSTRAINT "editions_number_key" UNIQUE("series_id","number"),
	CONSTRAINT "editions_end_after_start" CHECK ("editions"."ends_on" >= "editions"."starts_on"),
	CONSTRAINT "editions_hijri_adjustment_is_one_day" CHECK ("editions"."hijri_adjustment" between -1 and 1),
	CONSTRAINT "editions_title_is_text" CHECK (is_local_text("editions"."title")),
	CONSTRAINT "editions_slogan_is_text" CHECK (is_local_text("editions"."slogan")),
	CONSTRAINT "editions_vision_is_text" CHECK (is_local_text("editions"."vision")),
	CONSTRAINT "editions_mission_is_text" CHECK (is_local_text("editions"."mission")),
	CONSTRAINT "editions_description_is_text" CHECK (is_local_text("editions"."description")),
	CONSTRAINT "editions_patron_is_text" CHECK (is_local_text("editions"."patron")),
	CONSTRAINT "editions_city_is_text" CHECK (is_local_text("editions"."city")),
	CONSTRAINT "editions_remark_is_text" CHECK (is_local_text("editions"."remark"))
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"venue_id" uuid,
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"capacity" integer,
	"features" text[] NOT NULL,
	"interpretation_booths" smallint DEFAULT 0 NOT NULL,
	"position" smallint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rooms_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "rooms_slug_key" UNIQUE("edition_id","slug"),
	CONSTRAINT "rooms_capacity_is_positive" CHECK ("rooms"."capacity" > 0),
	CONSTRAINT "rooms_booths_not_negative" CHECK ("rooms"."interpretation_booths" >= 0),
	CONSTRAINT "rooms_name_is_text" CHECK (is_local_text("rooms"."name"))
);
--> statement-breakpoint
CREATE TABLE "series" (
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"acronym" text NOT NULL,
	"noun" text NOT NULL,
	"name" jsonb NOT NULL,
	"scope" jsonb,
	"owner_body_id" uuid,
	"cadence_months" smallint,
	"external" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "series_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "series_slug_key" UNIQUE("slug"),
	CONSTRAINT "series_cadence_is_positive" CHECK ("series"."cadence_months" > 0),
	CONSTRAINT "series_name_is_text" CHECK (is_local_text("series"."name")),
	CONSTRAINT "series_scope_is_text" CHECK (is_local_text("series"."scope"))
);
--> statement-breakpoint
CREATE TABLE "themes" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"slug" text NOT NULL,
	"title" jsonb NOT NULL,
	"description" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "themes_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "themes_number_key" UNIQUE("edition_id","number"),
	CONSTRAINT "themes_slug_key" UNIQUE("edition_id","slug"),
	CONSTRAINT "themes_number_is_positive" CHECK ("themes"."number" > 0),
	CONSTRAINT "themes_title_is_text" CHECK (is_local_text("themes"."title")),
	CONSTRAINT "themes_description_is_text" CHECK (is_local_text("themes"."description"))
);
--> statement-breakpoint
CREATE TABLE "venues" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" jsonb NOT NULL,
	"address" jsonb,
	"map_url" text,
	"position" smallint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "venues_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "venues_name_is_text" CHECK (is_local_text("venues"."name")),
	CONSTRAINT "venues_address_is_text" CHECK (is_local_text("venues"."address"))
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resource_kind" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"during" "tstzrange" GENERATED ALWAYS AS (tstzrange(starts_at, ends_at, '[)')) STORED,
	"source_kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"visibility" text NOT NULL,
	"contested" boolean DEFAULT false NOT NULL,
	CONSTRAINT "bookings_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "bookings_end_after_start" CHECK ("bookings"."ends_at" > "bookings"."starts_at")
);
--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_state_code_states_code_fk" FOREIGN KEY ("state_code") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bodies" ADD CONSTRAINT "bodies_state_code_states_code_fk" FOREIGN KEY ("state_code") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bodies" ADD CONSTRAINT "bodies_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_state_code_states_code_fk" FOREIGN KEY ("state_code") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stands" ADD CONSTRAINT "stands_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stands" ADD CONSTRAINT "stands_exhibitor_body_id_bodies_id_fk" FOREIGN KEY ("exhibitor_body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stands" ADD CONSTRAINT "stands_room_fk" FOREIGN KEY ("edition_id","room_id") REFERENCES "public"."rooms"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_honour_fk" FOREIGN KEY ("edition_id","honour_id") REFERENCES "public"."honours"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "honours" ADD CONSTRAINT "honours_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "honours" ADD CONSTRAINT "honours_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "honours" ADD CONSTRAINT "honours_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispositions" ADD CONSTRAINT "dispositions_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispositions" ADD CONSTRAINT "dispositions_next_fk" FOREIGN KEY ("next_edition_id","next_provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD CONSTRAINT "outcome_documents_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD CONSTRAINT "outcome_documents_session_fk" FOREIGN KEY ("edition_id","adopting_session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provision_links" ADD CONSTRAINT "provision_links_source_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provision_links" ADD CONSTRAINT "provision_links_document_fk" FOREIGN KEY ("target_edition_id","target_document_id") REFERENCES "public"."outcome_documents"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provision_links" ADD CONSTRAINT "provision_links_target_fk" FOREIGN KEY ("target_edition_id","target_provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provision_sources" ADD CONSTRAINT "provision_sources_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provision_sources" ADD CONSTRAINT "provision_sources_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provisions" ADD CONSTRAINT "provisions_document_fk" FOREIGN KEY ("edition_id","document_id") REFERENCES "public"."outcome_documents"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provisions" ADD CONSTRAINT "provisions_theme_fk" FOREIGN KEY ("edition_id","theme_id") REFERENCES "public"."themes"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_holders" ADD CONSTRAINT "role_holders_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_holders" ADD CONSTRAINT "role_holders_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_theme_fk" FOREIGN KEY ("edition_id","theme_id") REFERENCES "public"."themes"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_room_fk" FOREIGN KEY ("edition_id","room_id") REFERENCES "public"."rooms"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_organisers" ADD CONSTRAINT "co_organisers_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_organisers" ADD CONSTRAINT "co_organisers_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_organiser_body_id_bodies_id_fk" FOREIGN KEY ("organiser_body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_host_state_code_states_code_fk" FOREIGN KEY ("host_state_code") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_previous_edition_id_editions_id_fk" FOREIGN KEY ("previous_edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_venue_fk" FOREIGN KEY ("edition_id","venue_id") REFERENCES "public"."venues"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_owner_body_id_bodies_id_fk" FOREIGN KEY ("owner_body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "themes" ADD CONSTRAINT "themes_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_edition" ON "audit_events" USING btree ("edition_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("subject_kind","subject_id","id");--> statement-breakpoint
CREATE INDEX "files_edition" ON "files" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "idempotent_replies_age" ON "idempotent_replies" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "tasks_edition" ON "tasks" USING btree ("edition_id","created_at");--> statement-breakpoint
CREATE INDEX "grants_scope" ON "grants" USING btree ("scope_kind","scope_id");--> statement-breakpoint
CREATE INDEX "participations_id" ON "participations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "bodies_parent" ON "bodies" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "bodies_sort_ar" ON "bodies" USING btree ("sort_ar" collate "C","id");--> statement-breakpoint
CREATE INDEX "bodies_sort_en" ON "bodies" USING btree ("sort_en" collate "C","id");--> statement-breakpoint
CREATE INDEX "bodies_search" ON "bodies" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "persons_body" ON "persons" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "persons_sort_ar" ON "persons" USING btree ("sort_ar" collate "C","id");--> statement-breakpoint
CREATE INDEX "persons_sort_en" ON "persons" USING btree ("sort_en" collate "C","id");--> statement-breakpoint
CREATE INDEX "persons_search" ON "persons" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "stands_id" ON "stands" USING btree ("id");--> statement-breakpoint
CREATE INDEX "certificates_id" ON "certificates" USING btree ("id");--> statement-breakpoint
CREATE INDEX "certificates_person" ON "certificates" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "honours_id" ON "honours" USING btree ("id");--> statement-breakpoint
CREATE INDEX "assignments_body" ON "assignments" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "dispositions_next" ON "dispositions" USING btree ("next_edition_id","next_provision_id");--> statement-breakpoint
CREATE INDEX "outcome_documents_id" ON "outcome_documents" USING btree ("id");--> statement-breakpoint
CREATE INDEX "provision_links_target" ON "provision_links" USING btree ("target_edition_id","target_provision_id");--> statement-breakpoint
CREATE INDEX "provision_sources_session" ON "provision_sources" USING btree ("edition_id","session_id");--> statement-breakpoint
CREATE INDEX "provisions_id" ON "provisions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "role_holders_person" ON "role_holders" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_id" ON "sessions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "sessions_start" ON "sessions" USING btree ("edition_id","starts_at");--> statement-breakpoint
CREATE INDEX "rooms_id" ON "rooms" USING btree ("id");--> statement-breakpoint
CREATE INDEX "themes_id" ON "themes" USING btree ("id");--> statement-breakpoint
CREATE INDEX "venues_id" ON "venues" USING btree ("id");--> statement-breakpoint
CREATE INDEX "bookings_source" ON "bookings" USING btree ("edition_id","source_kind","source_id");--> statement-breakpoint
CREATE INDEX "bookings_resource" ON "bookings" USING btree ("resource_id","starts_at");