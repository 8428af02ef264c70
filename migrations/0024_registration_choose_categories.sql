ALTER TABLE "activities" ADD COLUMN "categories" text[];--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "reason" text;