CREATE TABLE "accreditation_rules" (
	"edition_id" uuid NOT NULL,
	"category" text NOT NULL,
	"needed" boolean DEFAULT true NOT NULL,
	"two_persons" boolean DEFAULT false NOT NULL,
	"documents" text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accreditation_rules_edition_id_category_pk" PRIMARY KEY("edition_id","category")
);
--> statement-breakpoint
CREATE TABLE "accreditation_steps" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"accreditation_id" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"first_of_two" boolean DEFAULT false NOT NULL,
	"reason" text,
	"actor_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accreditation_steps_edition_id_id_pk" PRIMARY KEY("edition_id","id")
);
--> statement-breakpoint
CREATE TABLE "accreditations" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"attendee_id" uuid NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" uuid,
	"two_persons" boolean DEFAULT false NOT NULL,
	"first_approved_by" uuid,
	"first_approved_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"approved_data" text,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accreditations_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "accreditations_id_key" UNIQUE("id"),
	CONSTRAINT "accreditations_attendee_key" UNIQUE("edition_id","attendee_id"),
	CONSTRAINT "accreditations_not_by_nominator" CHECK ("accreditations"."state" <> 'approved' or ("accreditations"."decided_by" is distinct from "accreditations"."submitted_by" or "accreditations"."submitted_by" is null)),
	CONSTRAINT "accreditations_first_not_by_nominator" CHECK ("accreditations"."first_approved_by" is null or "accreditations"."submitted_by" is null or "accreditations"."first_approved_by" <> "accreditations"."submitted_by"),
	CONSTRAINT "accreditations_two_are_two" CHECK ("accreditations"."state" <> 'approved' or not "accreditations"."two_persons"
        or ("accreditations"."first_approved_at" is not null and "accreditations"."first_approved_by" is distinct from "accreditations"."decided_by")),
	CONSTRAINT "accreditations_decision_known" CHECK ("accreditations"."state" in ('submitted', 'under-review') or "accreditations"."decided_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "watch_notes" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_keys" text NOT NULL,
	"note" text NOT NULL,
	"created_by" uuid,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "watch_notes_edition_id_id_pk" PRIMARY KEY("edition_id","id")
);
--> statement-breakpoint
CREATE TABLE "attendee_files" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"attendee_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attendee_files_edition_id_id_pk" PRIMARY KEY("edition_id","id")
);
--> statement-breakpoint
CREATE TABLE "attendees" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"category" text NOT NULL,
	"source" text NOT NULL,
	"delegation_id" uuid,
	"person_id" uuid,
	"account_id" uuid,
	"honorific" jsonb,
	"name" jsonb NOT NULL,
	"post" jsonb,
	"organisation" jsonb,
	"body_id" uuid,
	"state_code" text,
	"nationality" text,
	"birth_date" date,
	"gender" text DEFAULT 'unstated' NOT NULL,
	"email" text,
	"phone" text,
	"language" text DEFAULT 'ar' NOT NULL,
	"photo_id" uuid,
	"listed" text[],
	"sort_ar" text NOT NULL,
	"sort_en" text NOT NULL,
	"search" text NOT NULL,
	"name_keys" text DEFAULT ' ' NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attendees_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "attendees_id_key" UNIQUE("id"),
	CONSTRAINT "attendees_person_key" UNIQUE("edition_id","person_id","category"),
	CONSTRAINT "attendees_born_in_the_past" CHECK ("attendees"."birth_date" > '1900-01-01'),
	CONSTRAINT "attendees_honorific_is_text" CHECK (is_local_text("attendees"."honorific")),
	CONSTRAINT "attendees_name_is_text" CHECK (is_local_text("attendees"."name")),
	CONSTRAINT "attendees_post_is_text" CHECK (is_local_text("attendees"."post")),
	CONSTRAINT "attendees_organisation_is_text" CHECK (is_local_text("attendees"."organisation"))
);
--> statement-breakpoint
CREATE TABLE "delegation_quotas" (
	"edition_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"most" smallint NOT NULL,
	CONSTRAINT "delegation_quotas_edition_id_delegation_id_role_pk" PRIMARY KEY("edition_id","delegation_id","role"),
	CONSTRAINT "delegation_quotas_in_range" CHECK ("delegation_quotas"."most" between 0 and 1000),
	CONSTRAINT "delegation_quotas_one_head" CHECK ("delegation_quotas"."role" <> 'head' or "delegation_quotas"."most" <= 1)
);
--> statement-breakpoint
CREATE TABLE "delegation_settings" (
	"edition_id" uuid PRIMARY KEY NOT NULL,
	"freezes_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"freezes_at" timestamp (3) with time zone,
	"confirmed_at" timestamp (3) with time zone,
	"confirmed_by" uuid,
	"note" text,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delegations_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "delegations_id_key" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "focal_points" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"name" text NOT NULL,
	"post" text,
	"email" text NOT NULL,
	"phone" text,
	"language" text DEFAULT 'ar' NOT NULL,
	"person_id" uuid,
	"account_id" uuid,
	"file_id" uuid,
	"letter_number" text,
	"letter_date" date,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"reason" text,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "focal_points_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "focal_points_letter_known" CHECK ("focal_points"."state" <> 'appointed' or "focal_points"."file_id" is not null or "focal_points"."letter_number" is not null)
);
--> statement-breakpoint
CREATE TABLE "nominations" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"attendee_id" uuid NOT NULL,
	"role" text NOT NULL,
	"state" text NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"replaces_id" uuid,
	"nominated_by" uuid,
	"nominated_at" timestamp (3) with time zone,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nominations_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "nominations_end_known" CHECK (("nominations"."state" in ('withdrawn', 'replaced')) = ("nominations"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participation_id" uuid NOT NULL,
	"state" text DEFAULT 'drafted' NOT NULL,
	"template_id" uuid,
	"person_id" uuid,
	"addressee" jsonb NOT NULL,
	"email" text,
	"language" text DEFAULT 'ar' NOT NULL,
	"letter_languages" text DEFAULT 'ar-en' NOT NULL,
	"body" jsonb,
	"letter_number" text,
	"letter_date" date,
	"file_id" uuid,
	"reply_by" date,
	"secret_hash" text,
	"approved_by" uuid,
	"approved_at" timestamp (3) with time zone,
	"dispatched_at" timestamp (3) with time zone,
	"acknowledged_at" timestamp (3) with time zone,
	"replied_at" timestamp (3) with time zone,
	"replied_by" text,
	"reply_note" text,
	"expected" smallint,
	"reminders" integer DEFAULT 0 NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "invitations_participation_key" UNIQUE("edition_id","participation_id"),
	CONSTRAINT "invitations_letter_number_key" UNIQUE("edition_id","letter_number"),
	CONSTRAINT "invitations_secret_key" UNIQUE("secret_hash"),
	CONSTRAINT "invitations_letter_known" CHECK ("invitations"."state" in ('drafted', 'approved') or ("invitations"."letter_number" is not null and "invitations"."dispatched_at" is not null)),
	CONSTRAINT "invitations_approval_known" CHECK ("invitations"."state" = 'drafted' or "invitations"."approved_at" is not null),
	CONSTRAINT "invitations_reply_known" CHECK (("invitations"."state" in ('accepted', 'declined')) = ("invitations"."replied_at" is not null)),
	CONSTRAINT "invitations_expected_not_negative" CHECK ("invitations"."expected" >= 0),
	CONSTRAINT "invitations_addressee_is_text" CHECK (is_local_text("invitations"."addressee")),
	CONSTRAINT "invitations_body_is_text" CHECK (is_local_text("invitations"."body"))
);
--> statement-breakpoint
CREATE TABLE "letter_templates" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" jsonb NOT NULL,
	"subject" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"signatory_name" jsonb,
	"signatory_post" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "letter_templates_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "letter_templates_name_is_text" CHECK (is_local_text("letter_templates"."name")),
	CONSTRAINT "letter_templates_subject_is_text" CHECK (is_local_text("letter_templates"."subject")),
	CONSTRAINT "letter_templates_body_is_text" CHECK (is_local_text("letter_templates"."body")),
	CONSTRAINT "letter_templates_signatory_name_is_text" CHECK (is_local_text("letter_templates"."signatory_name")),
	CONSTRAINT "letter_templates_signatory_post_is_text" CHECK (is_local_text("letter_templates"."signatory_post"))
);
--> statement-breakpoint
CREATE TABLE "participant_list_entries" (
	"edition_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"attendee_id" uuid NOT NULL,
	"participation_id" uuid,
	"category" text NOT NULL,
	"shown" jsonb,
	CONSTRAINT "participant_list_entries_edition_id_list_id_position_pk" PRIMARY KEY("edition_id","list_id","position"),
	CONSTRAINT "participant_list_entries_once_key" UNIQUE("edition_id","list_id","attendee_id")
);
--> statement-breakpoint
CREATE TABLE "participant_lists" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stage" text NOT NULL,
	"number" integer NOT NULL,
	"comment" text,
	"precedence_version_id" uuid,
	"published_by" uuid,
	"published_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "participant_lists_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "participant_lists_number_key" UNIQUE("edition_id","number")
);
--> statement-breakpoint
CREATE TABLE "precedence_entries" (
	"edition_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"participation_id" uuid NOT NULL,
	"basis" jsonb,
	CONSTRAINT "precedence_entries_edition_id_version_id_position_pk" PRIMARY KEY("edition_id","version_id","position"),
	CONSTRAINT "precedence_entries_once_key" UNIQUE("edition_id","version_id","participation_id"),
	CONSTRAINT "precedence_entries_position_positive" CHECK ("precedence_entries"."position" >= 1)
);
--> statement-breakpoint
CREATE TABLE "precedence_holders" (
	"edition_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone,
	CONSTRAINT "precedence_holders_edition_id_version_id_account_id_pk" PRIMARY KEY("edition_id","version_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "precedence_lists" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occasion" jsonb NOT NULL,
	"uses" text[] NOT NULL,
	"scheme" text NOT NULL,
	"language" text,
	"host_rule" text DEFAULT 'none' NOT NULL,
	"seed" text,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "precedence_lists_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "precedence_lists_language_known" CHECK (("precedence_lists"."scheme" = 'alphabetical') = ("precedence_lists"."language" is not null)),
	CONSTRAINT "precedence_lists_occasion_is_text" CHECK (is_local_text("precedence_lists"."occasion"))
);
--> statement-breakpoint
CREATE TABLE "precedence_versions" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"comment" text,
	"signed_off_by" uuid,
	"signed_off_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "precedence_versions_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "precedence_versions_number_key" UNIQUE("edition_id","list_id","number"),
	CONSTRAINT "precedence_versions_sign_off_known" CHECK (("precedence_versions"."state" = 'draft') = ("precedence_versions"."signed_off_at" is null))
);
--> statement-breakpoint
CREATE TABLE "seating_plans" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"name" jsonb NOT NULL,
	"layout" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seating_plans_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "seating_plans_name_is_text" CHECK (is_local_text("seating_plans"."name"))
);
--> statement-breakpoint
CREATE TABLE "badge_batches" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"wish" jsonb NOT NULL,
	"state" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"file_id" uuid,
	"failure" text,
	"started_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "badge_batches_edition_id_id_pk" PRIMARY KEY("edition_id","id")
);
--> statement-breakpoint
CREATE TABLE "badge_designs" (
	"edition_id" uuid NOT NULL,
	"category" text NOT NULL,
	"size" text DEFAULT 'a6' NOT NULL,
	"colour" smallint NOT NULL,
	"zones" smallint[] NOT NULL,
	"back" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "badge_designs_edition_id_category_pk" PRIMARY KEY("edition_id","category"),
	CONSTRAINT "badge_designs_colour_in_range" CHECK ("badge_designs"."colour" between 1 and 6),
	CONSTRAINT "badge_designs_back_is_text" CHECK (is_local_text("badge_designs"."back"))
);
--> statement-breakpoint
CREATE TABLE "badge_keys" (
	"edition_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"public_key" text NOT NULL,
	"sealed_private_key" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "badge_keys_edition_id_number_pk" PRIMARY KEY("edition_id","number")
);
--> statement-breakpoint
CREATE TABLE "badges" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"attendee_id" uuid NOT NULL,
	"accreditation_id" uuid NOT NULL,
	"serial" integer NOT NULL,
	"state" text DEFAULT 'issued' NOT NULL,
	"category" text NOT NULL,
	"zones" smallint[] NOT NULL,
	"days" smallint[] NOT NULL,
	"key_number" smallint NOT NULL,
	"code" text NOT NULL,
	"prints" smallint DEFAULT 0 NOT NULL,
	"printed_at" timestamp (3) with time zone,
	"collected_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"reason" text,
	"replaced_by_id" uuid,
	"issued_by" uuid,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "badges_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "badges_id_key" UNIQUE("id"),
	CONSTRAINT "badges_serial_key" UNIQUE("edition_id","serial"),
	CONSTRAINT "badges_end_known" CHECK (("badges"."state" in ('lost', 'revoked', 'reissued')) = ("badges"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "doors" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" jsonb NOT NULL,
	"zone_id" uuid NOT NULL,
	"room_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "doors_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "doors_name_is_text" CHECK (is_local_text("doors"."name"))
);
--> statement-breakpoint
CREATE TABLE "zones" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"name" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "zones_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "zones_number_key" UNIQUE("edition_id","number"),
	CONSTRAINT "zones_number_in_range" CHECK ("zones"."number" between 0 and 31),
	CONSTRAINT "zones_name_is_text" CHECK (is_local_text("zones"."name"))
);
--> statement-breakpoint
CREATE TABLE "attendances" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"attendee_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"source" text NOT NULL,
	"minutes" integer NOT NULL,
	"note" text,
	"by_account_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attendances_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "attendances_once_key" UNIQUE("edition_id","attendee_id","session_id","source"),
	CONSTRAINT "attendances_minutes_in_range" CHECK ("attendances"."minutes" between 0 and 1440)
);
--> statement-breakpoint
CREATE TABLE "check_in_counters" (
	"edition_id" uuid PRIMARY KEY NOT NULL,
	"last" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "check_in_devices" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"account_id" uuid NOT NULL,
	"skew_ms" integer DEFAULT 0 NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_in_devices_edition_id_id_pk" PRIMARY KEY("edition_id","id")
);
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"nonce" uuid NOT NULL,
	"attendee_id" uuid,
	"badge_id" uuid,
	"door_id" uuid,
	"session_id" uuid,
	"day" smallint NOT NULL,
	"direction" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"device_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"device_id" uuid,
	"account_id" uuid,
	"offline" text DEFAULT 'no' NOT NULL,
	"result" text NOT NULL,
	"reason" text,
	"resolved_by" uuid,
	"resolved_at" timestamp (3) with time zone,
	"resolution" text,
	"resolution_note" text,
	"sequence" bigint NOT NULL,
	CONSTRAINT "check_ins_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "check_ins_nonce_key" UNIQUE("edition_id","nonce"),
	CONSTRAINT "check_ins_sequence_key" UNIQUE("edition_id","sequence"),
	CONSTRAINT "check_ins_resolution_known" CHECK (("check_ins"."resolution" is null) = ("check_ins"."resolved_at" is null))
);
--> statement-breakpoint
CREATE TABLE "join_links" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"attendee_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "join_links_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "join_links_secret_key" UNIQUE("secret_hash"),
	CONSTRAINT "join_links_once_key" UNIQUE("edition_id","session_id","attendee_id")
);
--> statement-breakpoint
CREATE TABLE "feedback_answers" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"form_id" uuid NOT NULL,
	"session_id" uuid,
	"answers" jsonb NOT NULL,
	"answered_on" text NOT NULL,
	CONSTRAINT "feedback_answers_edition_id_id_pk" PRIMARY KEY("edition_id","id")
);
--> statement-breakpoint
CREATE TABLE "feedback_forms" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"per_session" boolean NOT NULL,
	"title" jsonb NOT NULL,
	"text" jsonb,
	"questions" jsonb NOT NULL,
	"opens_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"published" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feedback_forms_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "feedback_forms_close_after_open" CHECK ("feedback_forms"."closes_at" > "feedback_forms"."opens_at"),
	CONSTRAINT "feedback_forms_title_is_text" CHECK (is_local_text("feedback_forms"."title")),
	CONSTRAINT "feedback_forms_text_is_text" CHECK (is_local_text("feedback_forms"."text"))
);
--> statement-breakpoint
CREATE TABLE "feedback_tickets" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"form_id" uuid NOT NULL,
	"session_id" uuid,
	"attendee_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feedback_tickets_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "feedback_tickets_secret_key" UNIQUE("secret_hash"),
	CONSTRAINT "feedback_tickets_once_key" UNIQUE NULLS NOT DISTINCT("edition_id","form_id","session_id","attendee_id")
);
--> statement-breakpoint
CREATE TABLE "activities" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"capacity" integer NOT NULL,
	"opens_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"offer_minutes" integer DEFAULT 1440 NOT NULL,
	"freezes_at" timestamp (3) with time zone,
	"waiting_cap" integer,
	"most_per_person" smallint,
	"taken" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"last_number" bigint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "activities_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "activities_id_key" UNIQUE("id"),
	CONSTRAINT "activities_capacity_in_range" CHECK ("activities"."capacity" between 0 and 100000),
	CONSTRAINT "activities_never_overfull" CHECK ("activities"."taken" >= 0 and "activities"."taken" + "activities"."reserved" <= "activities"."capacity"),
	CONSTRAINT "activities_offer_minutes_in_range" CHECK ("activities"."offer_minutes" between 5 and 43200),
	CONSTRAINT "activities_waiting_cap_not_negative" CHECK ("activities"."waiting_cap" >= 0)
);
--> statement-breakpoint
CREATE TABLE "activity_reservations" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"participation_id" uuid,
	"category" text,
	"seats" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"released_at" timestamp (3) with time zone,
	"releases_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "activity_reservations_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "activity_reservations_party_key" UNIQUE("edition_id","activity_id","participation_id"),
	CONSTRAINT "activity_reservations_category_key" UNIQUE("edition_id","activity_id","category"),
	CONSTRAINT "activity_reservations_one_party" CHECK (("activity_reservations"."participation_id" is null) <> ("activity_reservations"."category" is null)),
	CONSTRAINT "activity_reservations_never_overfull" CHECK ("activity_reservations"."seats" >= 0 and "activity_reservations"."taken" >= 0 and "activity_reservations"."taken" <= "activity_reservations"."seats")
);
--> statement-breakpoint
CREATE TABLE "places" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"attendee_id" uuid NOT NULL,
	"state" text NOT NULL,
	"number" bigint NOT NULL,
	"reservation_id" uuid,
	"offered_at" timestamp (3) with time zone,
	"offer_expires_at" timestamp (3) with time zone,
	"secret_hash" text,
	"confirmed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"by_account_id" uuid,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "places_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "places_number_key" UNIQUE("edition_id","activity_id","number"),
	CONSTRAINT "places_secret_key" UNIQUE("secret_hash"),
	CONSTRAINT "places_offer_has_an_end" CHECK (("places"."state" = 'offered') <= ("places"."offer_expires_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"attendee_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"wording" text NOT NULL,
	"given" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consents_edition_id_id_pk" PRIMARY KEY("edition_id","id")
);
--> statement-breakpoint
CREATE TABLE "form_questions" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"form_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"type" text NOT NULL,
	"label" jsonb NOT NULL,
	"hint" jsonb,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"required" boolean DEFAULT false NOT NULL,
	"condition" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "form_questions_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "form_questions_label_is_text" CHECK (is_local_text("form_questions"."label")),
	CONSTRAINT "form_questions_hint_is_text" CHECK (is_local_text("form_questions"."hint"))
);
--> statement-breakpoint
CREATE TABLE "registration_files" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"question_id" uuid,
	"file_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "registration_files_edition_id_id_pk" PRIMARY KEY("edition_id","id")
);
--> statement-breakpoint
CREATE TABLE "registration_forms" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"category" text NOT NULL,
	"title" jsonb NOT NULL,
	"text" jsonb,
	"confirmation" jsonb,
	"published" boolean DEFAULT false NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"capacity" integer,
	"waiting_list" boolean DEFAULT true NOT NULL,
	"approval" boolean DEFAULT false NOT NULL,
	"editable_until" timestamp (3) with time zone,
	"most_guests" smallint DEFAULT 0 NOT NULL,
	"blocks" jsonb NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"last_number" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "registration_forms_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "registration_forms_slug_key" UNIQUE("edition_id","slug"),
	CONSTRAINT "registration_forms_close_after_open" CHECK ("registration_forms"."closes_at" > "registration_forms"."opens_at"),
	CONSTRAINT "registration_forms_capacity_not_negative" CHECK ("registration_forms"."capacity" >= 0),
	CONSTRAINT "registration_forms_never_overfull" CHECK ("registration_forms"."capacity" is null or "registration_forms"."taken" <= "registration_forms"."capacity"),
	CONSTRAINT "registration_forms_taken_not_negative" CHECK ("registration_forms"."taken" >= 0),
	CONSTRAINT "registration_forms_guests_in_range" CHECK ("registration_forms"."most_guests" between 0 and 10),
	CONSTRAINT "registration_forms_title_is_text" CHECK (is_local_text("registration_forms"."title")),
	CONSTRAINT "registration_forms_text_is_text" CHECK (is_local_text("registration_forms"."text")),
	CONSTRAINT "registration_forms_confirmation_is_text" CHECK (is_local_text("registration_forms"."confirmation"))
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"form_id" uuid NOT NULL,
	"attendee_id" uuid,
	"code" text,
	"state" text NOT NULL,
	"number" bigint,
	"language" text NOT NULL,
	"draft" jsonb,
	"email" text NOT NULL,
	"account_id" uuid,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"guests" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"arrival" jsonb,
	"hotel" text,
	"dietary" text,
	"access" text,
	"secret_hash" text NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"cancelled_at" timestamp (3) with time zone,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "registrations_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "registrations_id_key" UNIQUE("id"),
	CONSTRAINT "registrations_secret_key" UNIQUE("secret_hash"),
	CONSTRAINT "registrations_code_key" UNIQUE("edition_id","code"),
	CONSTRAINT "registrations_number_key" UNIQUE("edition_id","form_id","number"),
	CONSTRAINT "registrations_attendee_key" UNIQUE("edition_id","attendee_id"),
	CONSTRAINT "registrations_draft_or_whole" CHECK (("registrations"."state" = 'draft') = ("registrations"."code" is null)
        and ("registrations"."state" = 'draft') = ("registrations"."attendee_id" is null)
        and ("registrations"."state" = 'draft') = ("registrations"."number" is null)),
	CONSTRAINT "registrations_cancellation_known" CHECK (("registrations"."state" = 'cancelled') = ("registrations"."cancelled_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "accreditation_rules" ADD CONSTRAINT "accreditation_rules_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accreditation_steps" ADD CONSTRAINT "accreditation_steps_actor_id_accounts_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accreditation_steps" ADD CONSTRAINT "accreditation_steps_accreditation_fk" FOREIGN KEY ("edition_id","accreditation_id") REFERENCES "public"."accreditations"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accreditations" ADD CONSTRAINT "accreditations_submitted_by_accounts_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accreditations" ADD CONSTRAINT "accreditations_first_approved_by_accounts_id_fk" FOREIGN KEY ("first_approved_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accreditations" ADD CONSTRAINT "accreditations_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accreditations" ADD CONSTRAINT "accreditations_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_notes" ADD CONSTRAINT "watch_notes_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_notes" ADD CONSTRAINT "watch_notes_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee_files" ADD CONSTRAINT "attendee_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee_files" ADD CONSTRAINT "attendee_files_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_state_code_states_code_fk" FOREIGN KEY ("state_code") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_nationality_states_code_fk" FOREIGN KEY ("nationality") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_photo_id_files_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendees" ADD CONSTRAINT "attendees_delegation_fk" FOREIGN KEY ("edition_id","delegation_id") REFERENCES "public"."participations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_quotas" ADD CONSTRAINT "delegation_quotas_delegation_fk" FOREIGN KEY ("edition_id","delegation_id") REFERENCES "public"."delegations"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_settings" ADD CONSTRAINT "delegation_settings_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_confirmed_by_accounts_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_participation_fk" FOREIGN KEY ("edition_id","id") REFERENCES "public"."participations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focal_points" ADD CONSTRAINT "focal_points_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focal_points" ADD CONSTRAINT "focal_points_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focal_points" ADD CONSTRAINT "focal_points_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focal_points" ADD CONSTRAINT "focal_points_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "focal_points" ADD CONSTRAINT "focal_points_delegation_fk" FOREIGN KEY ("edition_id","delegation_id") REFERENCES "public"."delegations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_nominated_by_accounts_id_fk" FOREIGN KEY ("nominated_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_confirmed_by_accounts_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_delegation_fk" FOREIGN KEY ("edition_id","delegation_id") REFERENCES "public"."delegations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_replaces_fk" FOREIGN KEY ("edition_id","replaces_id") REFERENCES "public"."nominations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_approved_by_accounts_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_participation_fk" FOREIGN KEY ("edition_id","participation_id") REFERENCES "public"."participations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_template_fk" FOREIGN KEY ("edition_id","template_id") REFERENCES "public"."letter_templates"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_templates" ADD CONSTRAINT "letter_templates_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_list_entries" ADD CONSTRAINT "participant_list_entries_list_fk" FOREIGN KEY ("edition_id","list_id") REFERENCES "public"."participant_lists"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_list_entries" ADD CONSTRAINT "participant_list_entries_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_list_entries" ADD CONSTRAINT "participant_list_entries_participation_fk" FOREIGN KEY ("edition_id","participation_id") REFERENCES "public"."participations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_lists" ADD CONSTRAINT "participant_lists_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_lists" ADD CONSTRAINT "participant_lists_published_by_accounts_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_lists" ADD CONSTRAINT "participant_lists_precedence_fk" FOREIGN KEY ("edition_id","precedence_version_id") REFERENCES "public"."precedence_versions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "precedence_entries" ADD CONSTRAINT "precedence_entries_version_fk" FOREIGN KEY ("edition_id","version_id") REFERENCES "public"."precedence_versions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "precedence_entries" ADD CONSTRAINT "precedence_entries_participation_fk" FOREIGN KEY ("edition_id","participation_id") REFERENCES "public"."participations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "precedence_holders" ADD CONSTRAINT "precedence_holders_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "precedence_holders" ADD CONSTRAINT "precedence_holders_version_fk" FOREIGN KEY ("edition_id","version_id") REFERENCES "public"."precedence_versions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "precedence_lists" ADD CONSTRAINT "precedence_lists_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "precedence_versions" ADD CONSTRAINT "precedence_versions_signed_off_by_accounts_id_fk" FOREIGN KEY ("signed_off_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "precedence_versions" ADD CONSTRAINT "precedence_versions_list_fk" FOREIGN KEY ("edition_id","list_id") REFERENCES "public"."precedence_lists"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seating_plans" ADD CONSTRAINT "seating_plans_list_fk" FOREIGN KEY ("edition_id","list_id") REFERENCES "public"."precedence_lists"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_batches" ADD CONSTRAINT "badge_batches_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_batches" ADD CONSTRAINT "badge_batches_started_by_accounts_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_designs" ADD CONSTRAINT "badge_designs_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_keys" ADD CONSTRAINT "badge_keys_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_issued_by_accounts_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_accreditation_fk" FOREIGN KEY ("edition_id","accreditation_id") REFERENCES "public"."accreditations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_replaced_by_fk" FOREIGN KEY ("edition_id","replaced_by_id") REFERENCES "public"."badges"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "doors" ADD CONSTRAINT "doors_zone_fk" FOREIGN KEY ("edition_id","zone_id") REFERENCES "public"."zones"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "doors" ADD CONSTRAINT "doors_room_fk" FOREIGN KEY ("edition_id","room_id") REFERENCES "public"."rooms"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zones" ADD CONSTRAINT "zones_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_by_account_id_accounts_id_fk" FOREIGN KEY ("by_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in_counters" ADD CONSTRAINT "check_in_counters_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in_devices" ADD CONSTRAINT "check_in_devices_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in_devices" ADD CONSTRAINT "check_in_devices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_resolved_by_accounts_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_badge_fk" FOREIGN KEY ("edition_id","badge_id") REFERENCES "public"."badges"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_door_fk" FOREIGN KEY ("edition_id","door_id") REFERENCES "public"."doors"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_links" ADD CONSTRAINT "join_links_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_links" ADD CONSTRAINT "join_links_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_answers" ADD CONSTRAINT "feedback_answers_form_fk" FOREIGN KEY ("edition_id","form_id") REFERENCES "public"."feedback_forms"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_answers" ADD CONSTRAINT "feedback_answers_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_forms" ADD CONSTRAINT "feedback_forms_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_tickets" ADD CONSTRAINT "feedback_tickets_form_fk" FOREIGN KEY ("edition_id","form_id") REFERENCES "public"."feedback_forms"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_tickets" ADD CONSTRAINT "feedback_tickets_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_tickets" ADD CONSTRAINT "feedback_tickets_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_session_fk" FOREIGN KEY ("edition_id","id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_reservations" ADD CONSTRAINT "activity_reservations_activity_fk" FOREIGN KEY ("edition_id","activity_id") REFERENCES "public"."activities"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_reservations" ADD CONSTRAINT "activity_reservations_participation_fk" FOREIGN KEY ("edition_id","participation_id") REFERENCES "public"."participations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_by_account_id_accounts_id_fk" FOREIGN KEY ("by_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_activity_fk" FOREIGN KEY ("edition_id","activity_id") REFERENCES "public"."activities"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_reservation_fk" FOREIGN KEY ("edition_id","reservation_id") REFERENCES "public"."activity_reservations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_questions" ADD CONSTRAINT "form_questions_form_fk" FOREIGN KEY ("edition_id","form_id") REFERENCES "public"."registration_forms"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_files" ADD CONSTRAINT "registration_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_files" ADD CONSTRAINT "registration_files_registration_fk" FOREIGN KEY ("edition_id","registration_id") REFERENCES "public"."registrations"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_forms" ADD CONSTRAINT "registration_forms_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_form_fk" FOREIGN KEY ("edition_id","form_id") REFERENCES "public"."registration_forms"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_attendee_fk" FOREIGN KEY ("edition_id","attendee_id") REFERENCES "public"."attendees"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accreditation_steps_accreditation" ON "accreditation_steps" USING btree ("edition_id","accreditation_id","created_at");--> statement-breakpoint
CREATE INDEX "accreditations_state" ON "accreditations" USING btree ("edition_id","state","submitted_at");--> statement-breakpoint
CREATE INDEX "watch_notes_name_keys" ON "watch_notes" USING gin ("name_keys" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "attendee_files_attendee" ON "attendee_files" USING btree ("edition_id","attendee_id");--> statement-breakpoint
CREATE INDEX "attendees_delegation" ON "attendees" USING btree ("edition_id","delegation_id");--> statement-breakpoint
CREATE INDEX "attendees_account" ON "attendees" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "attendees_person" ON "attendees" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "attendees_email" ON "attendees" USING btree ("edition_id","email");--> statement-breakpoint
CREATE INDEX "attendees_sort_ar" ON "attendees" USING btree ("edition_id","sort_ar" collate "C","id");--> statement-breakpoint
CREATE INDEX "attendees_sort_en" ON "attendees" USING btree ("edition_id","sort_en" collate "C","id");--> statement-breakpoint
CREATE INDEX "attendees_search" ON "attendees" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "attendees_name_keys" ON "attendees" USING gin ("name_keys" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "focal_points_id" ON "focal_points" USING btree ("id");--> statement-breakpoint
CREATE INDEX "focal_points_delegation" ON "focal_points" USING btree ("edition_id","delegation_id");--> statement-breakpoint
CREATE INDEX "focal_points_account" ON "focal_points" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "nominations_id" ON "nominations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "nominations_delegation" ON "nominations" USING btree ("edition_id","delegation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nominations_one_head" ON "nominations" USING btree ("edition_id","delegation_id") WHERE "nominations"."role" = 'head' and "nominations"."state" in ('draft', 'nominated', 'confirmed');--> statement-breakpoint
CREATE UNIQUE INDEX "nominations_attendee_once" ON "nominations" USING btree ("edition_id","attendee_id") WHERE "nominations"."state" in ('draft', 'nominated', 'confirmed');--> statement-breakpoint
CREATE INDEX "invitations_id" ON "invitations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "letter_templates_id" ON "letter_templates" USING btree ("id");--> statement-breakpoint
CREATE INDEX "participant_list_entries_attendee" ON "participant_list_entries" USING btree ("attendee_id");--> statement-breakpoint
CREATE INDEX "participant_lists_id" ON "participant_lists" USING btree ("id");--> statement-breakpoint
CREATE INDEX "precedence_holders_account" ON "precedence_holders" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "precedence_lists_id" ON "precedence_lists" USING btree ("id");--> statement-breakpoint
CREATE INDEX "precedence_versions_id" ON "precedence_versions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "seating_plans_id" ON "seating_plans" USING btree ("id");--> statement-breakpoint
CREATE INDEX "badge_batches_id" ON "badge_batches" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "badges_one_opens" ON "badges" USING btree ("edition_id","attendee_id") WHERE "badges"."state" in ('issued', 'collected', 'active', 'suspended');--> statement-breakpoint
CREATE INDEX "badges_attendee" ON "badges" USING btree ("edition_id","attendee_id");--> statement-breakpoint
CREATE INDEX "doors_id" ON "doors" USING btree ("id");--> statement-breakpoint
CREATE INDEX "check_in_devices_account" ON "check_in_devices" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "check_ins_attendee" ON "check_ins" USING btree ("edition_id","attendee_id","at");--> statement-breakpoint
CREATE INDEX "check_ins_day" ON "check_ins" USING btree ("edition_id","day");--> statement-breakpoint
CREATE INDEX "check_ins_session" ON "check_ins" USING btree ("edition_id","session_id");--> statement-breakpoint
CREATE INDEX "feedback_answers_form" ON "feedback_answers" USING btree ("edition_id","form_id","session_id");--> statement-breakpoint
CREATE INDEX "feedback_forms_id" ON "feedback_forms" USING btree ("id");--> statement-breakpoint
CREATE INDEX "places_id" ON "places" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "places_attendee_once" ON "places" USING btree ("edition_id","activity_id","attendee_id") WHERE "places"."state" in ('waiting', 'offered', 'confirmed', 'attended', 'absent');--> statement-breakpoint
CREATE INDEX "places_attendee" ON "places" USING btree ("edition_id","attendee_id");--> statement-breakpoint
CREATE INDEX "places_waiting" ON "places" USING btree ("edition_id","activity_id","number") WHERE "places"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "places_offers" ON "places" USING btree ("offer_expires_at") WHERE "places"."state" = 'offered';--> statement-breakpoint
CREATE INDEX "consents_attendee" ON "consents" USING btree ("edition_id","attendee_id");--> statement-breakpoint
CREATE INDEX "form_questions_form" ON "form_questions" USING btree ("edition_id","form_id");--> statement-breakpoint
CREATE INDEX "registration_files_registration" ON "registration_files" USING btree ("edition_id","registration_id");--> statement-breakpoint
CREATE INDEX "registration_forms_id" ON "registration_forms" USING btree ("id");--> statement-breakpoint
CREATE INDEX "registrations_state" ON "registrations" USING btree ("edition_id","form_id","state","number");--> statement-breakpoint
CREATE INDEX "registrations_email" ON "registrations" USING btree ("edition_id","email");--> statement-breakpoint
CREATE INDEX "registrations_account" ON "registrations" USING btree ("account_id");
--> statement-breakpoint
-- A delegation names no more people of a role than its quota: the quota's row is locked while they are counted.
CREATE FUNCTION hold_nomination_quota() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  allowed integer;
  named integer;
BEGIN
  IF NEW.state NOT IN ('draft', 'nominated', 'confirmed') THEN
    RETURN NEW;
  END IF;
  SELECT most INTO allowed FROM delegation_quotas
    WHERE edition_id = NEW.edition_id AND delegation_id = NEW.delegation_id AND role = NEW.role FOR UPDATE;
  SELECT count(*) INTO named FROM nominations
    WHERE edition_id = NEW.edition_id AND delegation_id = NEW.delegation_id AND role = NEW.role
      AND state IN ('draft', 'nominated', 'confirmed') AND id <> NEW.id;
  IF named >= coalesce(allowed, 0) THEN
    RAISE EXCEPTION 'the quota of the role is used up'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'nominations_within_quota';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER nominations_within_quota BEFORE INSERT OR UPDATE OF state, role, delegation_id ON nominations
  FOR EACH ROW EXECUTE FUNCTION hold_nomination_quota();
--> statement-breakpoint
-- A version of an order stays as it was signed off; only being superseded may happen to it.
CREATE FUNCTION refuse_change_of_precedence() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'draft' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'signed-off' AND NEW.state = 'superseded'
    AND to_jsonb(OLD) - '{state,version,updated_at}'::text[] = to_jsonb(NEW) - '{state,version,updated_at}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a version that was signed off is never changed or deleted'
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'precedence_versions_unchanged';
END
$$;
--> statement-breakpoint
CREATE TRIGGER precedence_versions_unchanged BEFORE UPDATE OR DELETE ON precedence_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_precedence();
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_precedence_entry() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM precedence_versions v WHERE v.state <> 'draft'
    AND ((TG_OP <> 'INSERT' AND v.edition_id = OLD.edition_id AND v.id = OLD.version_id)
      OR (TG_OP <> 'DELETE' AND v.edition_id = NEW.edition_id AND v.id = NEW.version_id))) THEN
    RAISE EXCEPTION 'the order of a version that was signed off is never changed'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'precedence_entries_unchanged';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
--> statement-breakpoint
CREATE TRIGGER precedence_entries_unchanged BEFORE INSERT OR UPDATE OR DELETE ON precedence_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_precedence_entry();
--> statement-breakpoint
-- A published list of participants stays as it was; an erasure alone takes somebody's data out of it.
CREATE FUNCTION refuse_change_of_participant_list() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('multaqa.forgets', true) = 'on'
    AND to_jsonb(OLD) - '{shown,comment,published_by}'::text[] = to_jsonb(NEW) - '{shown,comment,published_by}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published list is never changed or deleted' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER participant_lists_unchanged BEFORE UPDATE OR DELETE ON participant_lists
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_participant_list();
--> statement-breakpoint
CREATE TRIGGER participant_list_entries_unchanged BEFORE UPDATE OR DELETE ON participant_list_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_participant_list();
--> statement-breakpoint
-- How many registrations take a form's capacity is kept with the form, whose check refuses one too many.
CREATE FUNCTION keep_registrations_taken() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state = 'confirmed' AND (TG_OP = 'DELETE' OR NEW.state <> 'confirmed') THEN
    UPDATE registration_forms SET taken = taken - 1 WHERE edition_id = OLD.edition_id AND id = OLD.form_id;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = 'confirmed' AND (TG_OP = 'INSERT' OR OLD.state <> 'confirmed') THEN
    UPDATE registration_forms SET taken = taken + 1 WHERE edition_id = NEW.edition_id AND id = NEW.form_id;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER registrations_taken AFTER INSERT OR DELETE OR UPDATE OF state ON registrations
  FOR EACH ROW EXECUTE FUNCTION keep_registrations_taken();
--> statement-breakpoint
-- Seats that are confirmed, offered or were used are kept with the activity or its reservation, whose checks refuse one too many.
CREATE FUNCTION keep_places_taken() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  held CONSTANT text[] := '{offered,confirmed,attended,absent}';
  before_one boolean := TG_OP <> 'INSERT' AND OLD.state = ANY (held);
  after_one boolean := TG_OP <> 'DELETE' AND NEW.state = ANY (held);
BEGIN
  IF before_one AND after_one AND OLD.reservation_id IS NOT DISTINCT FROM NEW.reservation_id THEN
    RETURN NULL;
  END IF;
  IF before_one AND OLD.reservation_id IS NULL THEN
    UPDATE activities SET taken = taken - 1 WHERE edition_id = OLD.edition_id AND id = OLD.activity_id;
  ELSIF before_one THEN
    UPDATE activity_reservations SET taken = taken - 1 WHERE edition_id = OLD.edition_id AND id = OLD.reservation_id;
  END IF;
  IF after_one AND NEW.reservation_id IS NULL THEN
    UPDATE activities SET taken = taken + 1 WHERE edition_id = NEW.edition_id AND id = NEW.activity_id;
  ELSIF after_one THEN
    UPDATE activity_reservations SET taken = taken + 1 WHERE edition_id = NEW.edition_id AND id = NEW.reservation_id;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER places_taken AFTER INSERT OR DELETE OR UPDATE OF state, reservation_id ON places
  FOR EACH ROW EXECUTE FUNCTION keep_places_taken();
--> statement-breakpoint
-- Seats set aside come off the general share; a reservation that was released keeps those that were taken.
CREATE FUNCTION keep_seats_reserved() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  kept_before integer := 0;
  kept_after integer := 0;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    kept_before := CASE WHEN OLD.released_at IS NULL THEN OLD.seats ELSE OLD.taken END;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    kept_after := CASE WHEN NEW.released_at IS NULL THEN NEW.seats ELSE NEW.taken END;
  END IF;
  IF kept_after <> kept_before THEN
    UPDATE activities SET reserved = reserved + kept_after - kept_before
      WHERE edition_id = coalesce(NEW.edition_id, OLD.edition_id) AND id = coalesce(NEW.activity_id, OLD.activity_id);
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER activity_reservations_reserved AFTER INSERT OR DELETE OR UPDATE OF seats, taken, released_at ON activity_reservations
  FOR EACH ROW EXECUTE FUNCTION keep_seats_reserved();
--> statement-breakpoint
-- Nobody holds a badge who was not approved, nor is one revived after its end.
CREATE FUNCTION hold_badge_approval() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL THEN
    RAISE EXCEPTION 'a badge that has ended is not revived'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'badges_ended_for_good';
  END IF;
  IF NEW.state IN ('issued', 'collected', 'active') AND NOT EXISTS (
    SELECT 1 FROM accreditations a WHERE a.edition_id = NEW.edition_id AND a.id = NEW.accreditation_id
      AND a.attendee_id = NEW.attendee_id AND a.state = 'approved') THEN
    RAISE EXCEPTION 'no badge without an approval'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'badges_only_approved';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER badges_only_approved BEFORE INSERT OR UPDATE OF state, ended_at, accreditation_id, attendee_id ON badges
  FOR EACH ROW EXECUTE FUNCTION hold_badge_approval();
--> statement-breakpoint
-- A badge that opens nothing any more lets nobody in, whatever a device says; what happened before its end may come in late.
CREATE FUNCTION hold_check_in_badge() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.result = 'accepted' AND NEW.badge_id IS NOT NULL AND NEW.direction = 'in' AND NOT EXISTS (
    SELECT 1 FROM badges b WHERE b.edition_id = NEW.edition_id AND b.id = NEW.badge_id
      AND (b.state IN ('issued', 'collected', 'active') OR b.ended_at > NEW.at)) THEN
    RAISE EXCEPTION 'the badge opens no door'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'check_ins_badge_opens';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER check_ins_badge_opens BEFORE INSERT OR UPDATE OF result, badge_id, direction ON check_ins
  FOR EACH ROW EXECUTE FUNCTION hold_check_in_badge();
--> statement-breakpoint
ALTER TABLE attendees ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE attendees FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY attendees_of_edition ON attendees
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE attendee_files ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE attendee_files FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY attendee_files_of_edition ON attendee_files
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE focal_points ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE focal_points FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY focal_points_of_edition ON focal_points
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE nominations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE nominations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY nominations_of_edition ON nominations
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE accreditations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE accreditations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY accreditations_of_edition ON accreditations
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE accreditation_steps ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE accreditation_steps FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY accreditation_steps_of_edition ON accreditation_steps
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE watch_notes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE watch_notes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY watch_notes_of_edition ON watch_notes
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE registrations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE registrations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY registrations_of_edition ON registrations
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE registration_files ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE registration_files FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY registration_files_of_edition ON registration_files
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE consents ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE consents FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY consents_of_edition ON consents
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE places ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE places FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY places_of_edition ON places
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE badges ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE badges FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY badges_of_edition ON badges
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE check_ins ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE check_ins FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY check_ins_of_edition ON check_ins
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE attendances ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE attendances FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY attendances_of_edition ON attendances
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE join_links ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE join_links FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY join_links_of_edition ON join_links
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE feedback_tickets ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE feedback_tickets FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY feedback_tickets_of_edition ON feedback_tickets
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
CREATE POLICY attendees_of_delegation ON attendees
  USING (delegation_id = ANY ((SELECT ids_seen('delegations'))::uuid[]));
--> statement-breakpoint
CREATE POLICY attendees_own ON attendees FOR SELECT
  USING (account_id = (SELECT account_seen()));
--> statement-breakpoint
CREATE POLICY focal_points_of_delegation ON focal_points FOR SELECT
  USING (delegation_id = ANY ((SELECT ids_seen('delegations'))::uuid[]));
--> statement-breakpoint
CREATE POLICY nominations_of_delegation ON nominations
  USING (delegation_id = ANY ((SELECT ids_seen('delegations'))::uuid[]));
--> statement-breakpoint
CREATE POLICY nominations_own ON nominations FOR SELECT
  USING (attendee_id IN (SELECT id FROM attendees));
--> statement-breakpoint
CREATE POLICY attendee_files_of_seen ON attendee_files
  USING (attendee_id IN (SELECT id FROM attendees));
--> statement-breakpoint
CREATE POLICY accreditations_of_seen ON accreditations
  USING (attendee_id IN (SELECT id FROM attendees));
--> statement-breakpoint
CREATE POLICY consents_of_seen ON consents
  USING (attendee_id IN (SELECT id FROM attendees));
--> statement-breakpoint
CREATE POLICY accreditation_steps_of_seen ON accreditation_steps
  USING (accreditation_id IN (SELECT id FROM accreditations));
--> statement-breakpoint
CREATE POLICY registrations_own ON registrations
  USING (account_id = (SELECT account_seen()) OR attendee_id IN (SELECT id FROM attendees));
--> statement-breakpoint
CREATE POLICY registration_files_of_seen ON registration_files
  USING (registration_id IN (SELECT id FROM registrations));
--> statement-breakpoint
CREATE POLICY places_of_seen ON places
  USING (attendee_id IN (SELECT id FROM attendees));
--> statement-breakpoint
CREATE POLICY badges_of_seen ON badges FOR SELECT
  USING (attendee_id IN (SELECT id FROM attendees));
--> statement-breakpoint
CREATE POLICY check_ins_of_seen ON check_ins FOR SELECT
  USING (attendee_id IN (SELECT id FROM attendees));
--> statement-breakpoint
CREATE POLICY attendances_of_seen ON attendances FOR SELECT
  USING (attendee_id IN (SELECT id FROM attendees));
--> statement-breakpoint
CREATE POLICY join_links_of_seen ON join_links FOR SELECT
  USING (attendee_id IN (SELECT id FROM attendees));
