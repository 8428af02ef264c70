CREATE TABLE "decision_electors" (
	"edition_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"participation_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"present" boolean DEFAULT true NOT NULL,
	"proxy_id" uuid,
	CONSTRAINT "decision_electors_edition_id_decision_id_participation_id_pk" PRIMARY KEY("edition_id","decision_id","participation_id"),
	CONSTRAINT "decision_electors_proxy_is_another" CHECK ("decision_electors"."proxy_id" <> "decision_electors"."participation_id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"provision_id" uuid,
	"amendment_id" uuid,
	"question" jsonb NOT NULL,
	"method" text NOT NULL,
	"majority" text DEFAULT 'simple' NOT NULL,
	"quorum_percent" smallint DEFAULT 50 NOT NULL,
	"session_id" uuid,
	"presiding" text,
	"status" text DEFAULT 'prepared' NOT NULL,
	"result" text,
	"entitled" integer,
	"present" integer,
	"quorum" integer,
	"wording_digest" text,
	"hands_for" integer,
	"hands_against" integer,
	"hands_abstaining" integer,
	"note" jsonb,
	"opened_at" timestamp (3) with time zone,
	"opened_by" uuid,
	"closed_at" timestamp (3) with time zone,
	"closed_by" uuid,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decisions_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "decisions_states_known" CHECK (("decisions"."status" = 'prepared') = ("decisions"."opened_at" is null)
        and ("decisions"."status" = 'closed') = ("decisions"."closed_at" is not null)
        and ("decisions"."status" = 'closed') = ("decisions"."result" is not null)),
	CONSTRAINT "decisions_quorum_is_percent" CHECK ("decisions"."quorum_percent" between 0 and 100),
	CONSTRAINT "decisions_hands_not_negative" CHECK ("decisions"."hands_for" >= 0 and "decisions"."hands_against" >= 0 and "decisions"."hands_abstaining" >= 0),
	CONSTRAINT "decisions_question_is_text" CHECK (is_local_text("decisions"."question")),
	CONSTRAINT "decisions_note_is_text" CHECK (is_local_text("decisions"."note"))
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"provision_id" uuid,
	"participation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" jsonb NOT NULL,
	"made_on" date NOT NULL,
	"recorded_by" uuid,
	"withdrawn_on" date,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reservations_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "reservations_withdrawn_after" CHECK ("reservations"."withdrawn_on" >= "reservations"."made_on"),
	CONSTRAINT "reservations_text_is_text" CHECK (is_local_text("reservations"."text"))
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"edition_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"participation_id" uuid NOT NULL,
	"choice" text NOT NULL,
	"proxy_id" uuid,
	"cast_by" uuid,
	"cast_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "votes_edition_id_decision_id_participation_id_pk" PRIMARY KEY("edition_id","decision_id","participation_id")
);
--> statement-breakpoint
CREATE TABLE "amendment_co_sponsors" (
	"edition_id" uuid NOT NULL,
	"amendment_id" uuid NOT NULL,
	"participation_id" uuid NOT NULL,
	"consented_at" timestamp (3) with time zone,
	"consented_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "amendment_co_sponsors_edition_id_amendment_id_participation_id_pk" PRIMARY KEY("edition_id","amendment_id","participation_id")
);
--> statement-breakpoint
CREATE TABLE "amendments" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"sponsor_id" uuid NOT NULL,
	"number" integer,
	"action" text NOT NULL,
	"provision_id" uuid,
	"provision_revision" integer,
	"text" jsonb,
	"rationale" jsonb,
	"status" text DEFAULT 'draft' NOT NULL,
	"status_reason" text,
	"advice" text,
	"advice_note" jsonb,
	"merged_into_id" uuid,
	"result_provision_id" uuid,
	"result_revision" integer,
	"submitted_by" uuid,
	"submitted_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "amendments_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "amendments_number_key" UNIQUE("edition_id","document_id","number"),
	CONSTRAINT "amendments_wording_known" CHECK (("amendments"."action" = 'delete') = ("amendments"."text" is null)),
	CONSTRAINT "amendments_target_known" CHECK ("amendments"."action" = 'add' or ("amendments"."provision_id" is not null and "amendments"."provision_revision" is not null)),
	CONSTRAINT "amendments_number_given" CHECK (("amendments"."status" = 'draft') = ("amendments"."number" is null)
        and ("amendments"."number" is null) = ("amendments"."submitted_at" is null)),
	CONSTRAINT "amendments_merge_known" CHECK (("amendments"."status" = 'merged') = ("amendments"."merged_into_id" is not null)),
	CONSTRAINT "amendments_not_into_itself" CHECK ("amendments"."merged_into_id" <> "amendments"."id"),
	CONSTRAINT "amendments_text_is_text" CHECK (is_local_text("amendments"."text")),
	CONSTRAINT "amendments_rationale_is_text" CHECK (is_local_text("amendments"."rationale")),
	CONSTRAINT "amendments_advice_note_is_text" CHECK (is_local_text("amendments"."advice_note"))
);
--> statement-breakpoint
CREATE TABLE "draft_comments" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"provision_id" uuid,
	"revision" integer,
	"answers_id" uuid,
	"text" text NOT NULL,
	"written_by" uuid,
	"resolved_by" uuid,
	"resolved_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_comments_edition_id_id_pk" PRIMARY KEY("edition_id","id")
);
--> statement-breakpoint
CREATE TABLE "provision_versions" (
	"edition_id" uuid NOT NULL,
	"provision_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"title" jsonb,
	"text" jsonb NOT NULL,
	"origin" text NOT NULL,
	"comment" text,
	"written_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provision_versions_edition_id_provision_id_revision_pk" PRIMARY KEY("edition_id","provision_id","revision"),
	CONSTRAINT "provision_versions_title_is_text" CHECK (is_local_text("provision_versions"."title")),
	CONSTRAINT "provision_versions_text_is_text" CHECK (is_local_text("provision_versions"."text"))
);
--> statement-breakpoint
CREATE TABLE "report_points" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"text" jsonb NOT NULL,
	"fate" text DEFAULT 'open' NOT NULL,
	"provision_id" uuid,
	"fate_reason" text,
	CONSTRAINT "report_points_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "report_points_position_key" UNIQUE("edition_id","report_id","position"),
	CONSTRAINT "report_points_fate_known" CHECK (("report_points"."fate" = 'taken-up') = ("report_points"."provision_id" is not null)
        and ("report_points"."fate" = 'set-aside') = ("report_points"."fate_reason" is not null)),
	CONSTRAINT "report_points_text_is_text" CHECK (is_local_text("report_points"."text"))
);
--> statement-breakpoint
CREATE TABLE "session_reports" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"summary" jsonb,
	"return_reason" text,
	"reported_by" uuid,
	"submitted_at" timestamp (3) with time zone,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_reports_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "session_reports_session_key" UNIQUE("edition_id","session_id"),
	CONSTRAINT "session_reports_submission_known" CHECK ("session_reports"."status" = 'draft' or "session_reports"."submitted_at" is not null),
	CONSTRAINT "session_reports_summary_is_text" CHECK (is_local_text("session_reports"."summary"))
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provision_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"report_id" uuid,
	"finding" text NOT NULL,
	"text" jsonb NOT NULL,
	"assessed_on" date NOT NULL,
	"assessor_person_id" uuid,
	"assessor_body_id" uuid,
	"recorded_by" uuid,
	"sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assessments_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "assessments_from_outside" CHECK ("assessments"."assessor_body_id" <> "assessments"."body_id"),
	CONSTRAINT "assessments_text_is_text" CHECK (is_local_text("assessments"."text"))
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"title" jsonb NOT NULL,
	"file_id" uuid,
	"url" text,
	"sha256" text,
	"confidential" boolean DEFAULT false NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evidence_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "evidence_position_key" UNIQUE("edition_id","report_id","position"),
	CONSTRAINT "evidence_file_is_hashed" CHECK (("evidence"."file_id" is null) = ("evidence"."sha256" is null)),
	CONSTRAINT "evidence_is_one" CHECK (num_nonnulls("evidence"."file_id", "evidence"."url") <= 1),
	CONSTRAINT "evidence_title_is_text" CHECK (is_local_text("evidence"."title"))
);
--> statement-breakpoint
CREATE TABLE "follow_up_actions" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provision_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"action_id" uuid,
	"position" smallint NOT NULL,
	"title" jsonb NOT NULL,
	"due_on" date,
	"reached_on" date,
	"dropped_reason" text,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follow_up_actions_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "follow_up_actions_title_is_text" CHECK (is_local_text("follow_up_actions"."title"))
);
--> statement-breakpoint
CREATE TABLE "follow_up_plans" (
	"edition_id" uuid NOT NULL,
	"first_due_on" date,
	"cadence_months" smallint DEFAULT 12 NOT NULL,
	"reminder_days" smallint[] DEFAULT '{30,7}' NOT NULL,
	"escalation_days" smallint DEFAULT 14 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follow_up_plans_edition_id_pk" PRIMARY KEY("edition_id"),
	CONSTRAINT "follow_up_plans_cadence_is_positive" CHECK ("follow_up_plans"."cadence_months" > 0),
	CONSTRAINT "follow_up_plans_escalation_not_negative" CHECK ("follow_up_plans"."escalation_days" >= 0)
);
--> statement-breakpoint
CREATE TABLE "indicator_values" (
	"edition_id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"measured_on" date NOT NULL,
	"value" numeric NOT NULL,
	"report_id" uuid,
	"recorded_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "indicator_values_edition_id_indicator_id_measured_on_pk" PRIMARY KEY("edition_id","indicator_id","measured_on")
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provision_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" jsonb NOT NULL,
	"unit" jsonb NOT NULL,
	"baseline" numeric,
	"baseline_on" date,
	"target" numeric,
	"target_on" date,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "indicators_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "indicators_name_is_text" CHECK (is_local_text("indicators"."name")),
	CONSTRAINT "indicators_unit_is_text" CHECK (is_local_text("indicators"."unit"))
);
--> statement-breakpoint
CREATE TABLE "progress_reports" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provision_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"obligation_id" uuid,
	"status" text DEFAULT 'draft' NOT NULL,
	"self_reported" text,
	"text" jsonb,
	"written_by" uuid,
	"submitted_by" uuid,
	"submitted_at" timestamp (3) with time zone,
	"return_reason" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "progress_reports_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "progress_reports_submission_known" CHECK ("progress_reports"."status" = 'draft'
        or ("progress_reports"."submitted_at" is not null and "progress_reports"."self_reported" is not null and "progress_reports"."text" is not null)),
	CONSTRAINT "progress_reports_decision_known" CHECK (("progress_reports"."status" in ('returned', 'accepted', 'published')) = ("progress_reports"."decided_at" is not null)),
	CONSTRAINT "progress_reports_publication_known" CHECK (("progress_reports"."status" = 'published') = ("progress_reports"."published_at" is not null)),
	CONSTRAINT "progress_reports_text_is_text" CHECK (is_local_text("progress_reports"."text"))
);
--> statement-breakpoint
CREATE TABLE "reporting_obligations" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provision_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"waived_reason" text,
	"reminded_on" date,
	"escalated_on" date,
	"sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reporting_obligations_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "reporting_obligations_day_key" UNIQUE("edition_id","provision_id","body_id","due_on")
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"edition_id" uuid NOT NULL,
	"provision_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"response" text NOT NULL,
	"note" jsonb,
	"responded_on" date NOT NULL,
	"recorded_by" uuid,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "responses_edition_id_provision_id_body_id_pk" PRIMARY KEY("edition_id","provision_id","body_id"),
	CONSTRAINT "responses_note_is_text" CHECK (is_local_text("responses"."note"))
);
--> statement-breakpoint
CREATE TABLE "governing_bodies" (
	"id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"mandate" jsonb,
	"founded_on" date,
	"dissolved_on" date,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "governing_bodies_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "governing_bodies_body_key" UNIQUE("series_id","body_id"),
	CONSTRAINT "governing_bodies_mandate_is_text" CHECK (is_local_text("governing_bodies"."mandate"))
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"id" uuid NOT NULL,
	"governing_body_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" jsonb NOT NULL,
	"kind" text NOT NULL,
	"founding" boolean DEFAULT false NOT NULL,
	"grounds" jsonb,
	"term_months" smallint,
	"office_seat_id" uuid,
	"created_on" date,
	"abolished_on" date,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seats_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "seats_position_key" UNIQUE("governing_body_id","position"),
	CONSTRAINT "seats_office_is_another" CHECK ("seats"."office_seat_id" <> "seats"."id"),
	CONSTRAINT "seats_office_of_ex_officio" CHECK ("seats"."office_seat_id" is null or "seats"."kind" = 'ex-officio'),
	CONSTRAINT "seats_term_is_positive" CHECK ("seats"."term_months" > 0),
	CONSTRAINT "seats_name_is_text" CHECK (is_local_text("seats"."name")),
	CONSTRAINT "seats_grounds_is_text" CHECK (is_local_text("seats"."grounds"))
);
--> statement-breakpoint
CREATE TABLE "tenures" (
	"id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"state_code" text,
	"body_id" uuid,
	"person_id" uuid,
	"alternate_person_id" uuid,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"basis" jsonb,
	"decided_in_edition_id" uuid,
	"end_reason" jsonb,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenures_id_pk" PRIMARY KEY("id"),
	CONSTRAINT "tenures_one_holder" CHECK (num_nonnulls("tenures"."state_code", "tenures"."body_id") = 1),
	CONSTRAINT "tenures_end_after_start" CHECK ("tenures"."ends_on" > "tenures"."starts_on"),
	CONSTRAINT "tenures_basis_is_text" CHECK (is_local_text("tenures"."basis")),
	CONSTRAINT "tenures_end_reason_is_text" CHECK (is_local_text("tenures"."end_reason"))
);
--> statement-breakpoint
CREATE TABLE "pledge_partners" (
	"edition_id" uuid NOT NULL,
	"pledge_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"consented_at" timestamp (3) with time zone,
	"consented_by" uuid,
	"declined_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pledge_partners_edition_id_pledge_id_body_id_pk" PRIMARY KEY("edition_id","pledge_id","body_id"),
	CONSTRAINT "pledge_partners_one_answer" CHECK ("pledge_partners"."consented_at" is null or "pledge_partners"."declined_at" is null)
);
--> statement-breakpoint
CREATE TABLE "pledge_steps" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pledge_id" uuid NOT NULL,
	"status" text NOT NULL,
	"taken_on" date NOT NULL,
	"note" jsonb,
	"taken_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pledge_steps_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "pledge_steps_note_is_text" CHECK (is_local_text("pledge_steps"."note"))
);
--> statement-breakpoint
CREATE TABLE "pledges" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer,
	"state_code" text,
	"body_id" uuid,
	"label" jsonb,
	"statement_id" uuid,
	"theme_id" uuid,
	"provision_id" uuid,
	"title" jsonb NOT NULL,
	"text" jsonb,
	"original_wording" jsonb,
	"target" jsonb,
	"due_on" date,
	"status" text DEFAULT 'draft' NOT NULL,
	"submitted_by" uuid,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pledges_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "pledges_number_key" UNIQUE("edition_id","number"),
	CONSTRAINT "pledges_one_pledger" CHECK (num_nonnulls("pledges"."state_code", "pledges"."body_id", "pledges"."label") = 1),
	CONSTRAINT "pledges_number_given" CHECK (("pledges"."status" = 'draft') = ("pledges"."number" is null)),
	CONSTRAINT "pledges_label_is_text" CHECK (is_local_text("pledges"."label")),
	CONSTRAINT "pledges_title_is_text" CHECK (is_local_text("pledges"."title")),
	CONSTRAINT "pledges_text_is_text" CHECK (is_local_text("pledges"."text")),
	CONSTRAINT "pledges_original_wording_is_text" CHECK (is_local_text("pledges"."original_wording")),
	CONSTRAINT "pledges_target_is_text" CHECK (is_local_text("pledges"."target"))
);
--> statement-breakpoint
CREATE TABLE "provision_terms" (
	"edition_id" uuid NOT NULL,
	"provision_id" uuid NOT NULL,
	"language" text NOT NULL,
	"terms" text[] NOT NULL,
	"title_terms" text[] NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "provision_terms_edition_id_provision_id_language_pk" PRIMARY KEY("edition_id","provision_id","language")
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state_code" text,
	"body_id" uuid,
	"label" jsonb,
	"status" text NOT NULL,
	"signatory_person_id" uuid,
	"signatory" jsonb,
	"capacity" jsonb,
	"instrument" text,
	"reservation" jsonb,
	"signed_on" date,
	"accession" boolean DEFAULT false NOT NULL,
	"notice_on" date,
	"withdrawn_on" date,
	"withdrawal_reason" jsonb,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "signatures_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "signatures_number_key" UNIQUE("edition_id","statement_id","number"),
	CONSTRAINT "signatures_state_key" UNIQUE("edition_id","statement_id","state_code"),
	CONSTRAINT "signatures_body_key" UNIQUE("edition_id","statement_id","body_id"),
	CONSTRAINT "signatures_one_party" CHECK (num_nonnulls("signatures"."state_code", "signatures"."body_id", "signatures"."label") = 1),
	CONSTRAINT "signatures_signed_known" CHECK (("signatures"."status" in ('signed', 'withdrawn')) = ("signatures"."signed_on" is not null)),
	CONSTRAINT "signatures_withdrawal_known" CHECK (("signatures"."status" = 'withdrawn') = ("signatures"."notice_on" is not null)
        and ("signatures"."notice_on" is null) = ("signatures"."withdrawn_on" is null)
        and "signatures"."withdrawn_on" >= "signatures"."notice_on" and "signatures"."notice_on" >= "signatures"."signed_on"),
	CONSTRAINT "signatures_label_is_text" CHECK (is_local_text("signatures"."label")),
	CONSTRAINT "signatures_signatory_is_text" CHECK (is_local_text("signatures"."signatory")),
	CONSTRAINT "signatures_capacity_is_text" CHECK (is_local_text("signatures"."capacity")),
	CONSTRAINT "signatures_reservation_is_text" CHECK (is_local_text("signatures"."reservation")),
	CONSTRAINT "signatures_withdrawal_reason_is_text" CHECK (is_local_text("signatures"."withdrawal_reason"))
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"edition_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" jsonb NOT NULL,
	"constituency" text NOT NULL,
	"adherence" text NOT NULL,
	"document_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"opens_on" date,
	"closes_on" date,
	"notice_days" integer DEFAULT 90 NOT NULL,
	"ceremony_session_id" uuid,
	"precedence_version_id" uuid,
	"remark" jsonb,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statements_edition_id_id_pk" PRIMARY KEY("edition_id","id"),
	CONSTRAINT "statements_slug_key" UNIQUE("edition_id","slug"),
	CONSTRAINT "statements_close_after_opening" CHECK ("statements"."closes_on" >= "statements"."opens_on"),
	CONSTRAINT "statements_notice_not_negative" CHECK ("statements"."notice_days" >= 0),
	CONSTRAINT "statements_title_is_text" CHECK (is_local_text("statements"."title")),
	CONSTRAINT "statements_remark_is_text" CHECK (is_local_text("statements"."remark"))
);
--> statement-breakpoint
CREATE TABLE "provision_numbers" (
	"edition_id" uuid NOT NULL,
	"code" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provision_numbers_edition_id_code_pk" PRIMARY KEY("edition_id","code")
);
--> statement-breakpoint
ALTER TABLE "provisions" DROP CONSTRAINT "provisions_position_key";--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD COLUMN "adopting_decision_id" uuid;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD COLUMN "amendments_open_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD COLUMN "amendments_close_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD COLUMN "seal" text;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD COLUMN "release_requested_by" uuid;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD COLUMN "release_requested_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD COLUMN "release_approved_by" uuid;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD COLUMN "release_approved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD COLUMN "embargo_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD COLUMN "corrects_document_id" uuid;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD COLUMN "correction" text;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD COLUMN "correction_authority" jsonb;--> statement-breakpoint
ALTER TABLE "provisions" ADD COLUMN "adopted_seal" text;--> statement-breakpoint
ALTER TABLE "provisions" ADD COLUMN "seal" text;--> statement-breakpoint
ALTER TABLE "provisions" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "provisions" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "decision_electors" ADD CONSTRAINT "decision_electors_decision_fk" FOREIGN KEY ("edition_id","decision_id") REFERENCES "public"."decisions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_electors" ADD CONSTRAINT "decision_electors_participation_fk" FOREIGN KEY ("edition_id","participation_id") REFERENCES "public"."participations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_electors" ADD CONSTRAINT "decision_electors_proxy_fk" FOREIGN KEY ("edition_id","decision_id","proxy_id") REFERENCES "public"."decision_electors"("edition_id","decision_id","participation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_opened_by_accounts_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_closed_by_accounts_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_document_fk" FOREIGN KEY ("edition_id","document_id") REFERENCES "public"."outcome_documents"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_amendment_fk" FOREIGN KEY ("edition_id","amendment_id") REFERENCES "public"."amendments"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_recorded_by_accounts_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_document_fk" FOREIGN KEY ("edition_id","document_id") REFERENCES "public"."outcome_documents"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_participation_fk" FOREIGN KEY ("edition_id","participation_id") REFERENCES "public"."participations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_cast_by_accounts_id_fk" FOREIGN KEY ("cast_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_elector_fk" FOREIGN KEY ("edition_id","decision_id","participation_id") REFERENCES "public"."decision_electors"("edition_id","decision_id","participation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_co_sponsors" ADD CONSTRAINT "amendment_co_sponsors_consented_by_accounts_id_fk" FOREIGN KEY ("consented_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_co_sponsors" ADD CONSTRAINT "amendment_co_sponsors_amendment_fk" FOREIGN KEY ("edition_id","amendment_id") REFERENCES "public"."amendments"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_co_sponsors" ADD CONSTRAINT "amendment_co_sponsors_participation_fk" FOREIGN KEY ("edition_id","participation_id") REFERENCES "public"."participations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_submitted_by_accounts_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_document_fk" FOREIGN KEY ("edition_id","document_id") REFERENCES "public"."outcome_documents"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_sponsor_fk" FOREIGN KEY ("edition_id","sponsor_id") REFERENCES "public"."participations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_merged_fk" FOREIGN KEY ("edition_id","merged_into_id") REFERENCES "public"."amendments"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_result_fk" FOREIGN KEY ("edition_id","result_provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_written_by_accounts_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_resolved_by_accounts_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_document_fk" FOREIGN KEY ("edition_id","document_id") REFERENCES "public"."outcome_documents"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_answers_fk" FOREIGN KEY ("edition_id","answers_id") REFERENCES "public"."draft_comments"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provision_versions" ADD CONSTRAINT "provision_versions_written_by_accounts_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provision_versions" ADD CONSTRAINT "provision_versions_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_points" ADD CONSTRAINT "report_points_report_fk" FOREIGN KEY ("edition_id","report_id") REFERENCES "public"."session_reports"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_points" ADD CONSTRAINT "report_points_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_reports" ADD CONSTRAINT "session_reports_reported_by_accounts_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_reports" ADD CONSTRAINT "session_reports_session_fk" FOREIGN KEY ("edition_id","session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_assessor_person_id_persons_id_fk" FOREIGN KEY ("assessor_person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_assessor_body_id_bodies_id_fk" FOREIGN KEY ("assessor_body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_recorded_by_accounts_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_report_fk" FOREIGN KEY ("edition_id","report_id") REFERENCES "public"."progress_reports"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_report_fk" FOREIGN KEY ("edition_id","report_id") REFERENCES "public"."progress_reports"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_actions" ADD CONSTRAINT "follow_up_actions_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_actions" ADD CONSTRAINT "follow_up_actions_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_actions" ADD CONSTRAINT "follow_up_actions_action_fk" FOREIGN KEY ("edition_id","action_id") REFERENCES "public"."follow_up_actions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_plans" ADD CONSTRAINT "follow_up_plans_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_recorded_by_accounts_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_indicator_fk" FOREIGN KEY ("edition_id","indicator_id") REFERENCES "public"."indicators"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_report_fk" FOREIGN KEY ("edition_id","report_id") REFERENCES "public"."progress_reports"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_written_by_accounts_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_submitted_by_accounts_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_obligation_fk" FOREIGN KEY ("edition_id","obligation_id") REFERENCES "public"."reporting_obligations"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_obligations" ADD CONSTRAINT "reporting_obligations_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_obligations" ADD CONSTRAINT "reporting_obligations_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_recorded_by_accounts_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governing_bodies" ADD CONSTRAINT "governing_bodies_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governing_bodies" ADD CONSTRAINT "governing_bodies_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_governing_body_id_governing_bodies_id_fk" FOREIGN KEY ("governing_body_id") REFERENCES "public"."governing_bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_office_seat_id_seats_id_fk" FOREIGN KEY ("office_seat_id") REFERENCES "public"."seats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenures" ADD CONSTRAINT "tenures_seat_id_seats_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenures" ADD CONSTRAINT "tenures_state_code_states_code_fk" FOREIGN KEY ("state_code") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenures" ADD CONSTRAINT "tenures_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenures" ADD CONSTRAINT "tenures_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenures" ADD CONSTRAINT "tenures_alternate_person_id_persons_id_fk" FOREIGN KEY ("alternate_person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenures" ADD CONSTRAINT "tenures_decided_in_edition_id_editions_id_fk" FOREIGN KEY ("decided_in_edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_partners" ADD CONSTRAINT "pledge_partners_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_partners" ADD CONSTRAINT "pledge_partners_consented_by_accounts_id_fk" FOREIGN KEY ("consented_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_partners" ADD CONSTRAINT "pledge_partners_pledge_fk" FOREIGN KEY ("edition_id","pledge_id") REFERENCES "public"."pledges"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_steps" ADD CONSTRAINT "pledge_steps_taken_by_accounts_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_steps" ADD CONSTRAINT "pledge_steps_pledge_fk" FOREIGN KEY ("edition_id","pledge_id") REFERENCES "public"."pledges"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_state_code_states_code_fk" FOREIGN KEY ("state_code") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_submitted_by_accounts_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_statement_fk" FOREIGN KEY ("edition_id","statement_id") REFERENCES "public"."statements"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_theme_fk" FOREIGN KEY ("edition_id","theme_id") REFERENCES "public"."themes"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provision_terms" ADD CONSTRAINT "provision_terms_provision_fk" FOREIGN KEY ("edition_id","provision_id") REFERENCES "public"."provisions"("edition_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_state_code_states_code_fk" FOREIGN KEY ("state_code") REFERENCES "public"."states"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_signatory_person_id_persons_id_fk" FOREIGN KEY ("signatory_person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_statement_fk" FOREIGN KEY ("edition_id","statement_id") REFERENCES "public"."statements"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_document_fk" FOREIGN KEY ("edition_id","document_id") REFERENCES "public"."outcome_documents"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_session_fk" FOREIGN KEY ("edition_id","ceremony_session_id") REFERENCES "public"."sessions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_precedence_fk" FOREIGN KEY ("edition_id","precedence_version_id") REFERENCES "public"."precedence_versions"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provision_numbers" ADD CONSTRAINT "provision_numbers_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decisions_id" ON "decisions" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_open" ON "decisions" USING btree ("edition_id","document_id") WHERE "decisions"."status" = 'open';--> statement-breakpoint
CREATE INDEX "reservations_id" ON "reservations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "reservations_document" ON "reservations" USING btree ("edition_id","document_id");--> statement-breakpoint
CREATE INDEX "amendment_co_sponsors_participation" ON "amendment_co_sponsors" USING btree ("edition_id","participation_id");--> statement-breakpoint
CREATE INDEX "amendments_id" ON "amendments" USING btree ("id");--> statement-breakpoint
CREATE INDEX "amendments_provision" ON "amendments" USING btree ("edition_id","provision_id");--> statement-breakpoint
CREATE INDEX "draft_comments_id" ON "draft_comments" USING btree ("id");--> statement-breakpoint
CREATE INDEX "draft_comments_document" ON "draft_comments" USING btree ("edition_id","document_id");--> statement-breakpoint
CREATE INDEX "report_points_id" ON "report_points" USING btree ("id");--> statement-breakpoint
CREATE INDEX "report_points_provision" ON "report_points" USING btree ("edition_id","provision_id");--> statement-breakpoint
CREATE INDEX "session_reports_id" ON "session_reports" USING btree ("id");--> statement-breakpoint
CREATE INDEX "assessments_id" ON "assessments" USING btree ("id");--> statement-breakpoint
CREATE INDEX "assessments_provision" ON "assessments" USING btree ("edition_id","provision_id","body_id","assessed_on");--> statement-breakpoint
CREATE INDEX "evidence_id" ON "evidence" USING btree ("id");--> statement-breakpoint
CREATE INDEX "follow_up_actions_id" ON "follow_up_actions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "follow_up_actions_provision" ON "follow_up_actions" USING btree ("edition_id","provision_id");--> statement-breakpoint
CREATE INDEX "indicators_id" ON "indicators" USING btree ("id");--> statement-breakpoint
CREATE INDEX "indicators_provision" ON "indicators" USING btree ("edition_id","provision_id");--> statement-breakpoint
CREATE INDEX "progress_reports_id" ON "progress_reports" USING btree ("id");--> statement-breakpoint
CREATE INDEX "progress_reports_provision" ON "progress_reports" USING btree ("edition_id","provision_id","body_id");--> statement-breakpoint
CREATE UNIQUE INDEX "progress_reports_one_open" ON "progress_reports" USING btree ("edition_id","provision_id","body_id") WHERE "progress_reports"."status" in ('draft', 'submitted', 'returned');--> statement-breakpoint
CREATE INDEX "reporting_obligations_id" ON "reporting_obligations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "reporting_obligations_body" ON "reporting_obligations" USING btree ("body_id","due_on");--> statement-breakpoint
CREATE INDEX "responses_body" ON "responses" USING btree ("body_id");--> statement-breakpoint
CREATE INDEX "tenures_seat" ON "tenures" USING btree ("seat_id","starts_on");--> statement-breakpoint
CREATE INDEX "pledge_steps_pledge" ON "pledge_steps" USING btree ("edition_id","pledge_id");--> statement-breakpoint
CREATE INDEX "pledges_id" ON "pledges" USING btree ("id");--> statement-breakpoint
CREATE INDEX "provision_terms_terms" ON "provision_terms" USING gin ("terms");--> statement-breakpoint
CREATE INDEX "provision_terms_key" ON "provision_terms" USING gin ("key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "signatures_id" ON "signatures" USING btree ("id");--> statement-breakpoint
CREATE INDEX "statements_id" ON "statements" USING btree ("id");--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD CONSTRAINT "outcome_documents_release_requested_by_accounts_id_fk" FOREIGN KEY ("release_requested_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD CONSTRAINT "outcome_documents_release_approved_by_accounts_id_fk" FOREIGN KEY ("release_approved_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD CONSTRAINT "outcome_documents_corrects_fk" FOREIGN KEY ("edition_id","corrects_document_id") REFERENCES "public"."outcome_documents"("edition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Commands see behind the wall; what stood before is carried along.
SET LOCAL multaqa.everything = 'on';--> statement-breakpoint
INSERT INTO provision_numbers (edition_id, code) SELECT edition_id, code FROM provisions WHERE code IS NOT NULL;--> statement-breakpoint
ALTER TABLE "provisions" ADD CONSTRAINT "provisions_number_fk" FOREIGN KEY ("edition_id","code") REFERENCES "public"."provision_numbers"("edition_id","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "provisions_position_key" ON "provisions" USING btree ("edition_id","document_id","position") WHERE "provisions"."removed_at" is null;--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD CONSTRAINT "outcome_documents_correction_known" CHECK (("outcome_documents"."corrects_document_id" is null) = ("outcome_documents"."correction" is null)
        and ("outcome_documents"."correction" is null) = ("outcome_documents"."correction_authority" is null));--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD CONSTRAINT "outcome_documents_two_release" CHECK ("outcome_documents"."release_approved_by" is null or "outcome_documents"."release_approved_by" <> "outcome_documents"."release_requested_by");--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD CONSTRAINT "outcome_documents_window_has_length" CHECK ("outcome_documents"."amendments_close_at" > "outcome_documents"."amendments_open_at");--> statement-breakpoint
ALTER TABLE "outcome_documents" ADD CONSTRAINT "outcome_documents_correction_authority_is_text" CHECK (is_local_text("outcome_documents"."correction_authority"));
--> statement-breakpoint
-- What stood before: every wording so far is a first version.
INSERT INTO provision_versions (edition_id, provision_id, revision, title, text, origin, created_at)
  SELECT edition_id, id, 1, title, text, 'written', created_at FROM provisions;
--> statement-breakpoint
-- Texts of a bilingual value that are there, as canonical JSON (RFC 8785): keys in order, nothing between.
CREATE FUNCTION canonical_texts(value jsonb) RETURNS text
LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT '{' || coalesce(string_agg(to_json(key)::text || ':' || to_json(words)::text, ',' ORDER BY key COLLATE "C"), '') || '}'
    FROM (SELECT key, words FROM jsonb_each_text(value) AS pair (key, words)
      WHERE key IN ('ar', 'en') AND words <> '') AS texts
$$;
--> statement-breakpoint
-- SHA-256 over the canonical JSON of `{ number, texts }`, lower case hex. What has no number says null.
CREATE FUNCTION provision_seal(code text, texts jsonb) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(
    '{"number":' || coalesce(to_json(code)::text, 'null') || ',"texts":' || canonical_texts(texts) || '}', 'UTF8')), 'hex')
$$;
--> statement-breakpoint
-- The same over a whole text: its framing words and the seals of its provisions in order.
CREATE FUNCTION document_seal(edition uuid, document uuid) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(
    '{"chapeau":' || coalesce(canonical_texts(d.chapeau), 'null') ||
    ',"enacting":' || coalesce(canonical_texts(d.enacting), 'null') ||
    ',"provisions":[' || coalesce((SELECT string_agg(to_json(p.seal)::text, ',' ORDER BY p.position)
      FROM provisions p WHERE p.edition_id = edition AND p.document_id = document AND p.removed_at IS NULL), '') ||
    '],"title":' || canonical_texts(d.title) || '}', 'UTF8')), 'hex')
    FROM outcome_documents d WHERE d.edition_id = edition AND d.id = document
$$;
--> statement-breakpoint
-- What is put to a decision: the words in the authentic language, in order, before there are numbers.
CREATE FUNCTION wording_digest(edition uuid, document uuid) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(
    '[' || coalesce(to_json(d.chapeau ->> d.authentic_language)::text, 'null') ||
    ',' || coalesce(to_json(d.enacting ->> d.authentic_language)::text, 'null') ||
    coalesce((SELECT string_agg(',' || to_json(p.text ->> d.authentic_language)::text, '' ORDER BY p.position)
      FROM provisions p WHERE p.edition_id = edition AND p.document_id = document AND p.removed_at IS NULL), '') ||
    ']', 'UTF8')), 'hex')
    FROM outcome_documents d WHERE d.edition_id = edition AND d.id = document
$$;
--> statement-breakpoint
-- What was adopted before texts were sealed is sealed as it stands.
ALTER TABLE provisions DISABLE TRIGGER provisions_adopted_unchanged;
--> statement-breakpoint
UPDATE provisions p SET adopted_seal = provision_seal(p.code, jsonb_build_object(d.authentic_language, p.text -> d.authentic_language)),
    seal = CASE WHEN d.status = 'published' THEN provision_seal(p.code, p.text) END
  FROM outcome_documents d
  WHERE d.edition_id = p.edition_id AND d.id = p.document_id AND d.status IN ('adopted', 'published');
--> statement-breakpoint
ALTER TABLE provisions ENABLE TRIGGER provisions_adopted_unchanged;
--> statement-breakpoint
UPDATE outcome_documents SET seal = document_seal(edition_id, id) WHERE status = 'published';
--> statement-breakpoint
CREATE TRIGGER provision_numbers_once BEFORE UPDATE OR DELETE OR TRUNCATE ON provision_numbers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Adopted text is not changed in place, nor is its number: a corrigendum is a text of its own. Its translation may still
-- be finished until it is published. While a text is put to a decision nothing of it moves.
CREATE OR REPLACE FUNCTION refuse_change_of_adopted_text() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  document outcome_documents%ROWTYPE;
  target provisions%ROWTYPE;
BEGIN
  target := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
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
DROP TRIGGER provisions_adopted_unchanged ON provisions;
--> statement-breakpoint
CREATE TRIGGER provisions_adopted_unchanged BEFORE INSERT OR UPDATE OR DELETE ON provisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_adopted_text();
--> statement-breakpoint
-- A text's own words and states. Adopted: numbered without gaps and sealed, as it was decided. Published: sealed in every language.
CREATE FUNCTION hold_outcome_document() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  decision decisions%ROWTYPE;
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
    IF NEW.adopting_decision_id IS NOT NULL THEN
      SELECT * INTO decision FROM decisions WHERE edition_id = NEW.edition_id AND id = NEW.adopting_decision_id;
      IF decision.document_id IS DISTINCT FROM NEW.id OR decision.result IS DISTINCT FROM 'adopted'
        OR decision.provision_id IS NOT NULL OR decision.amendment_id IS NOT NULL
        OR decision.wording_digest IS DISTINCT FROM wording_digest(NEW.edition_id, NEW.id)
      THEN
        RAISE EXCEPTION 'what is adopted is what was decided' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_documents_as_decided';
      END IF;
    END IF;
  END IF;
  IF NEW.status = 'published' AND OLD.status <> 'published' THEN
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
CREATE TRIGGER outcome_documents_held BEFORE UPDATE OR DELETE ON outcome_documents
  FOR EACH ROW EXECUTE FUNCTION hold_outcome_document();
--> statement-breakpoint
-- Versions stay as they were written; they go with their draft alone.
CREATE FUNCTION refuse_change_but_cascade() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END
$$;
--> statement-breakpoint
CREATE TRIGGER provision_versions_unchanged BEFORE UPDATE OR DELETE ON provision_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_cascade();
--> statement-breakpoint
CREATE TRIGGER pledge_steps_unchanged BEFORE UPDATE OR DELETE ON pledge_steps
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_cascade();
--> statement-breakpoint
CREATE TRIGGER assessments_unchanged BEFORE UPDATE OR DELETE ON assessments
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_cascade();
--> statement-breakpoint
-- A submitted amendment stands as it was submitted: its number, wording and target. What becomes of it is written beside it.
CREATE FUNCTION hold_amendment() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.number IS NULL THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' OR NEW.number IS DISTINCT FROM OLD.number OR NEW.text IS DISTINCT FROM OLD.text
    OR NEW.action IS DISTINCT FROM OLD.action OR NEW.document_id IS DISTINCT FROM OLD.document_id
    OR NEW.provision_id IS DISTINCT FROM OLD.provision_id OR NEW.provision_revision IS DISTINCT FROM OLD.provision_revision
    OR NEW.sponsor_id IS DISTINCT FROM OLD.sponsor_id OR NEW.submitted_at IS DISTINCT FROM OLD.submitted_at
  THEN
    RAISE EXCEPTION 'a submitted amendment stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'amendments_submitted_unchanged';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER amendments_submitted_unchanged BEFORE UPDATE OR DELETE ON amendments
  FOR EACH ROW EXECUTE FUNCTION hold_amendment();
--> statement-breakpoint
-- Who is entitled and what is asked is frozen when a decision opens; its result when it closes.
CREATE FUNCTION hold_decision() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  frozen text[] := ARRAY['edition_id', 'id', 'document_id', 'provision_id', 'amendment_id', 'question', 'method', 'majority',
    'quorum_percent', 'entitled', 'present', 'quorum', 'wording_digest', 'opened_at', 'opened_by'];
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.status <> OLD.status THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('decision ' || OLD.id, 0));
    PERFORM pg_advisory_xact_lock(hashtextextended('text ' || OLD.document_id, 0));
    IF NEW.status = 'open' AND NEW.wording_digest IS DISTINCT FROM wording_digest(NEW.edition_id, NEW.document_id) THEN
      RAISE EXCEPTION 'a decision says what is put to it' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_wording';
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
CREATE TRIGGER decisions_frozen BEFORE UPDATE OR DELETE ON decisions
  FOR EACH ROW EXECUTE FUNCTION hold_decision();
--> statement-breakpoint
CREATE FUNCTION hold_electors() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  elector decision_electors%ROWTYPE;
  state text;
BEGIN
  elector := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
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
CREATE TRIGGER decision_electors_frozen BEFORE INSERT OR UPDATE OR DELETE ON decision_electors
  FOR EACH ROW EXECUTE FUNCTION hold_electors();
--> statement-breakpoint
-- A vote is cast while the decision is open, by the delegation or by the one that it named; only a roll call is corrected, until it closes.
CREATE FUNCTION hold_vote() RETURNS trigger
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
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND decision.method <> 'roll-call') THEN
    RAISE EXCEPTION 'a vote stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'votes_stay';
  END IF;
  SELECT * INTO elector FROM decision_electors
    WHERE edition_id = NEW.edition_id AND decision_id = NEW.decision_id AND participation_id = NEW.participation_id;
  IF NOT elector.present OR NEW.proxy_id IS DISTINCT FROM elector.proxy_id THEN
    RAISE EXCEPTION 'who votes is entitled and present, or represented' USING ERRCODE = 'check_violation', CONSTRAINT = 'votes_of_the_present';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER votes_held BEFORE INSERT OR UPDATE OR DELETE ON votes
  FOR EACH ROW EXECUTE FUNCTION hold_vote();
--> statement-breakpoint
CREATE TRIGGER reservations_stay BEFORE DELETE ON reservations
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_cascade();
--> statement-breakpoint
-- A signature is never deleted; signed, it changes by a withdrawal alone; withdrawn, not at all.
CREATE FUNCTION hold_signature() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  held text[] := ARRAY['edition_id', 'id', 'statement_id', 'number', 'state_code', 'body_id', 'label', 'signatory_person_id',
    'signatory', 'capacity', 'instrument', 'reservation', 'signed_on', 'accession'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'signatures are never deleted' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'signatures_stay';
  END IF;
  IF NEW.statement_id IS DISTINCT FROM OLD.statement_id OR NEW.number IS DISTINCT FROM OLD.number
    OR NEW.state_code IS DISTINCT FROM OLD.state_code OR NEW.body_id IS DISTINCT FROM OLD.body_id
    OR (OLD.status = 'withdrawn' AND to_jsonb(NEW) - ARRAY['version', 'updated_at'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['version', 'updated_at'])
    OR (OLD.status = 'signed' AND (NEW.status NOT IN ('signed', 'withdrawn') OR
      (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(NEW)) WHERE key = ANY (held))
        IS DISTINCT FROM (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY (held))))
  THEN
    RAISE EXCEPTION 'a signature stays as it was given' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'signatures_stay';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER signatures_stay BEFORE UPDATE OR DELETE ON signatures
  FOR EACH ROW EXECUTE FUNCTION hold_signature();
--> statement-breakpoint
-- What was pledged stays visible as it was submitted.
CREATE FUNCTION hold_pledge() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'draft' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' OR NEW.status = 'draft' OR NEW.number IS DISTINCT FROM OLD.number
    OR NEW.original_wording IS DISTINCT FROM OLD.original_wording OR NEW.state_code IS DISTINCT FROM OLD.state_code
    OR NEW.body_id IS DISTINCT FROM OLD.body_id OR NEW.label IS DISTINCT FROM OLD.label
  THEN
    RAISE EXCEPTION 'a submitted pledge stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'pledges_stay';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER pledges_stay BEFORE UPDATE OR DELETE ON pledges
  FOR EACH ROW EXECUTE FUNCTION hold_pledge();
--> statement-breakpoint
ALTER TABLE tenures ADD CONSTRAINT tenures_no_overlap
  EXCLUDE USING gist (seat_id WITH =, daterange(starts_on, ends_on) WITH &&);
--> statement-breakpoint
-- An accepted report stays as it was accepted, and so does its evidence.
CREATE FUNCTION hold_progress_report() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['status', 'published_at', 'version', 'updated_at'];
BEGIN
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
CREATE TRIGGER progress_reports_accepted_unchanged BEFORE UPDATE OR DELETE ON progress_reports
  FOR EACH ROW EXECUTE FUNCTION hold_progress_report();
--> statement-breakpoint
CREATE FUNCTION hold_evidence() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  piece evidence%ROWTYPE;
  state text;
BEGIN
  piece := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
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
CREATE TRIGGER evidence_unchanged BEFORE INSERT OR UPDATE OR DELETE ON evidence
  FOR EACH ROW EXECUTE FUNCTION hold_evidence();
--> statement-breakpoint
-- Nobody finds that much was done without an accepted report with evidence; nor does a body that answers for it.
CREATE FUNCTION hold_assessment() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.finding IN ('substantial', 'complete') AND NOT EXISTS (
    SELECT 1 FROM progress_reports r JOIN evidence e ON e.edition_id = r.edition_id AND e.report_id = r.id
      WHERE r.edition_id = NEW.edition_id AND r.provision_id = NEW.provision_id AND r.body_id = NEW.body_id
        AND r.status IN ('accepted', 'published'))
  THEN
    RAISE EXCEPTION 'implementation needs evidence' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_need_evidence';
  END IF;
  IF EXISTS (SELECT 1 FROM assignments a WHERE a.edition_id = NEW.edition_id AND a.provision_id = NEW.provision_id
    AND a.body_id = NEW.assessor_body_id)
  THEN
    RAISE EXCEPTION 'the assessor is of another body' USING ERRCODE = 'check_violation', CONSTRAINT = 'assessments_from_outside';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER assessments_held BEFORE INSERT ON assessments
  FOR EACH ROW EXECUTE FUNCTION hold_assessment();
--> statement-breakpoint
-- An edition closes when every recommendation that was adopted has a disposition.
CREATE FUNCTION hold_edition_closing() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM provisions p JOIN outcome_documents d ON d.edition_id = p.edition_id AND d.id = p.document_id
    WHERE p.edition_id = NEW.id AND p.kind = 'recommendation' AND p.removed_at IS NULL AND d.status IN ('adopted', 'published')
      AND NOT EXISTS (SELECT 1 FROM dispositions x WHERE x.edition_id = p.edition_id AND x.provision_id = p.id))
  THEN
    RAISE EXCEPTION 'an open recommendation needs a disposition' USING ERRCODE = 'check_violation', CONSTRAINT = 'editions_closed_disposed';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER editions_closed_disposed BEFORE UPDATE OF status ON editions
  FOR EACH ROW WHEN (NEW.status = 'closed' AND OLD.status <> 'closed') EXECUTE FUNCTION hold_edition_closing();
--> statement-breakpoint
-- What a closed edition made of its recommendations stays.
CREATE FUNCTION hold_disposition() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM editions WHERE id = OLD.edition_id AND status = 'closed') THEN
    RAISE EXCEPTION 'the edition is closed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'dispositions_closed_unchanged';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
--> statement-breakpoint
CREATE TRIGGER dispositions_closed_unchanged BEFORE UPDATE OR DELETE ON dispositions
  FOR EACH ROW EXECUTE FUNCTION hold_disposition();
--> statement-breakpoint
ALTER TABLE session_reports ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE session_reports FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY session_reports_of_edition ON session_reports
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE report_points ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_points FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY report_points_of_edition ON report_points
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE provision_versions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE provision_versions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY provision_versions_of_edition ON provision_versions
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE draft_comments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE draft_comments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY draft_comments_of_edition ON draft_comments
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE provision_numbers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE provision_numbers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY provision_numbers_of_edition ON provision_numbers
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE amendments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE amendments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY amendments_of_edition ON amendments
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE amendment_co_sponsors ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE amendment_co_sponsors FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY amendment_co_sponsors_of_edition ON amendment_co_sponsors
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE decisions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE decisions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY decisions_of_edition ON decisions
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE decision_electors ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE decision_electors FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY decision_electors_of_edition ON decision_electors
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE votes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE votes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY votes_of_edition ON votes
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE reservations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE reservations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reservations_of_edition ON reservations
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE signatures ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE signatures FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY signatures_of_edition ON signatures
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE pledges ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE pledges FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY pledges_of_edition ON pledges
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE pledge_partners ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE pledge_partners FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY pledge_partners_of_edition ON pledge_partners
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE pledge_steps ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE pledge_steps FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY pledge_steps_of_edition ON pledge_steps
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE progress_reports ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE progress_reports FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY progress_reports_of_edition ON progress_reports
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE evidence ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE evidence FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY evidence_of_edition ON evidence
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
ALTER TABLE provision_terms ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE provision_terms FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY provision_terms_of_edition ON provision_terms
  USING ((SELECT sees_everything()) OR edition_id = ANY ((SELECT editions_seen())::uuid[]));
--> statement-breakpoint
-- The editions in which delegations are seen.
CREATE FUNCTION delegations_editions() RETURNS uuid[]
LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT DISTINCT edition_id FROM public.participations WHERE id = ANY (ids_seen('delegations')))
$$;
--> statement-breakpoint
CREATE POLICY outcome_documents_circulated ON outcome_documents FOR SELECT
  USING (status IN ('circulated', 'open-for-amendments', 'closed', 'consolidated', 'tabled') AND edition_id = ANY ((SELECT delegations_editions())::uuid[]));
--> statement-breakpoint
CREATE POLICY provisions_circulated ON provisions FOR SELECT
  USING (edition_id = ANY ((SELECT delegations_editions())::uuid[])
    AND document_id IN (SELECT id FROM outcome_documents WHERE status IN ('circulated', 'open-for-amendments', 'closed', 'consolidated', 'tabled')));
--> statement-breakpoint
CREATE POLICY provision_versions_circulated ON provision_versions FOR SELECT
  USING (edition_id = ANY ((SELECT delegations_editions())::uuid[])
    AND provision_id IN (SELECT p.id FROM provisions p JOIN outcome_documents d ON d.edition_id = p.edition_id AND d.id = p.document_id
      WHERE d.status IN ('circulated', 'open-for-amendments', 'closed', 'consolidated', 'tabled')));
--> statement-breakpoint
CREATE POLICY provision_numbers_published ON provision_numbers FOR SELECT
  USING (EXISTS (SELECT 1 FROM provisions p WHERE p.edition_id = provision_numbers.edition_id AND p.code = provision_numbers.code));
--> statement-breakpoint
CREATE POLICY provision_terms_published ON provision_terms FOR SELECT
  USING (provision_id IN (SELECT id FROM provisions));
--> statement-breakpoint
CREATE POLICY amendments_of_sponsor ON amendments
  USING (sponsor_id = ANY ((SELECT ids_seen('delegations'))::uuid[]));
--> statement-breakpoint
CREATE POLICY amendments_circulated ON amendments FOR SELECT
  USING (status <> 'draft' AND edition_id = ANY ((SELECT delegations_editions())::uuid[]));
--> statement-breakpoint
CREATE POLICY amendment_co_sponsors_of_delegation ON amendment_co_sponsors
  USING (participation_id = ANY ((SELECT ids_seen('delegations'))::uuid[])
    OR amendment_id IN (SELECT id FROM amendments WHERE sponsor_id = ANY ((SELECT ids_seen('delegations'))::uuid[])));
--> statement-breakpoint
CREATE POLICY amendment_co_sponsors_circulated ON amendment_co_sponsors FOR SELECT
  USING (amendment_id IN (SELECT id FROM amendments));
--> statement-breakpoint
CREATE POLICY decisions_of_delegation ON decisions FOR SELECT
  USING (status <> 'prepared' AND edition_id = ANY ((SELECT delegations_editions())::uuid[]));
--> statement-breakpoint
CREATE POLICY decisions_published ON decisions FOR SELECT
  USING (status = 'closed' AND document_id IN (SELECT id FROM outcome_documents WHERE status = 'published'));
--> statement-breakpoint
CREATE POLICY decision_electors_of_seen ON decision_electors FOR SELECT
  USING (decision_id IN (SELECT id FROM decisions));
--> statement-breakpoint
CREATE POLICY votes_of_delegation ON votes
  USING (coalesce(proxy_id, participation_id) = ANY ((SELECT ids_seen('delegations'))::uuid[]));
--> statement-breakpoint
CREATE POLICY votes_represented ON votes FOR SELECT
  USING (participation_id = ANY ((SELECT ids_seen('delegations'))::uuid[]));
--> statement-breakpoint
CREATE POLICY votes_of_closed ON votes FOR SELECT
  USING (decision_id IN (SELECT id FROM decisions WHERE status = 'closed'));
--> statement-breakpoint
CREATE POLICY reservations_of_delegation ON reservations
  USING (participation_id = ANY ((SELECT ids_seen('delegations'))::uuid[]));
--> statement-breakpoint
CREATE POLICY reservations_published ON reservations FOR SELECT
  USING (document_id IN (SELECT id FROM outcome_documents WHERE status = 'published'));
--> statement-breakpoint
CREATE POLICY signatures_of_delegation ON signatures
  USING (EXISTS (SELECT 1 FROM participations p WHERE p.edition_id = signatures.edition_id AND p.id = ANY ((SELECT ids_seen('delegations'))::uuid[])
    AND (p.state_code = signatures.state_code OR p.body_id = signatures.body_id)));
--> statement-breakpoint
CREATE POLICY signatures_published ON signatures FOR SELECT
  USING (status IN ('signed', 'withdrawn'));
--> statement-breakpoint
CREATE POLICY pledges_of_delegation ON pledges
  USING (EXISTS (SELECT 1 FROM participations p WHERE p.edition_id = pledges.edition_id AND p.id = ANY ((SELECT ids_seen('delegations'))::uuid[])
    AND (p.state_code = pledges.state_code OR p.body_id = pledges.body_id)));
--> statement-breakpoint
CREATE POLICY pledges_of_body ON pledges
  USING (body_id = ANY ((SELECT ids_seen('bodies'))::uuid[]));
--> statement-breakpoint
CREATE POLICY pledges_published ON pledges FOR SELECT
  USING (status IN ('announced', 'active', 'fulfilled', 'partly', 'lapsed', 'withdrawn'));
--> statement-breakpoint
CREATE POLICY pledge_partners_of_seen ON pledge_partners FOR SELECT
  USING (pledge_id IN (SELECT id FROM pledges));
--> statement-breakpoint
CREATE POLICY pledge_partners_of_body ON pledge_partners
  USING (body_id = ANY ((SELECT ids_seen('bodies'))::uuid[]));
--> statement-breakpoint
CREATE POLICY pledge_steps_of_seen ON pledge_steps
  USING (pledge_id IN (SELECT id FROM pledges));
--> statement-breakpoint
CREATE POLICY progress_reports_of_body ON progress_reports
  USING (body_id = ANY ((SELECT ids_seen('bodies'))::uuid[]));
--> statement-breakpoint
CREATE POLICY progress_reports_assessed ON progress_reports FOR SELECT
  USING (status IN ('submitted', 'accepted', 'published') AND edition_id = ANY ((SELECT ids_seen('assessed'))::uuid[]));
--> statement-breakpoint
CREATE POLICY progress_reports_published ON progress_reports FOR SELECT
  USING (status = 'published');
--> statement-breakpoint
CREATE POLICY evidence_of_body ON evidence
  USING (report_id IN (SELECT id FROM progress_reports WHERE body_id = ANY ((SELECT ids_seen('bodies'))::uuid[])));
--> statement-breakpoint
CREATE POLICY evidence_assessed ON evidence FOR SELECT
  USING (edition_id = ANY ((SELECT ids_seen('assessed'))::uuid[]) AND report_id IN (SELECT id FROM progress_reports));
--> statement-breakpoint
CREATE POLICY evidence_published ON evidence FOR SELECT
  USING (NOT confidential AND report_id IN (SELECT id FROM progress_reports WHERE status = 'published'));
--> statement-breakpoint
SET LOCAL multaqa.everything = '';
