CREATE TABLE "import_sources" (
	"edition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"thing_id" uuid NOT NULL,
	CONSTRAINT "import_sources_edition_id_kind_key_pk" PRIMARY KEY("edition_id","kind","key")
);
--> statement-breakpoint
ALTER TABLE "import_sources" ADD CONSTRAINT "import_sources_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE no action ON UPDATE no action;