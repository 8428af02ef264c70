DROP TABLE "badge_batches" CASCADE;--> statement-breakpoint
ALTER TABLE "badge_designs" ADD COLUMN "days" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "badge_designs" ADD COLUMN "photo" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "badge_designs" ADD COLUMN "automatic" boolean DEFAULT false NOT NULL;