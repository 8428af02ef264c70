CREATE TABLE "held_uploads" (
	"id" uuid NOT NULL,
	"owner" text NOT NULL,
	"purpose" text NOT NULL,
	"name" text NOT NULL,
	"body" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "held_uploads_id_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE INDEX "held_uploads_created" ON "held_uploads" USING btree ("created_at");