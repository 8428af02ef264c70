ALTER TABLE "one_time_links" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "edition_id" uuid;--> statement-breakpoint
CREATE INDEX "one_time_links_edition" ON "one_time_links" USING btree ("edition_id","purpose");--> statement-breakpoint
CREATE INDEX "one_time_links_created_by" ON "one_time_links" USING btree ("created_by","purpose");--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_id_key" UNIQUE("id");