-- A tsvector is looked into by halving, a list of words one by one. The words are kept anew by the application.
DELETE FROM provision_terms;--> statement-breakpoint
DROP INDEX "provision_terms_terms";--> statement-breakpoint
DROP INDEX "provision_terms_key";--> statement-breakpoint
ALTER TABLE "provision_terms" ALTER COLUMN "terms" SET DATA TYPE tsvector USING array_to_tsvector("terms");--> statement-breakpoint
ALTER TABLE "provision_terms" ALTER COLUMN "title_terms" SET DATA TYPE tsvector USING array_to_tsvector("title_terms");--> statement-breakpoint
CREATE INDEX "provision_terms_terms" ON "provision_terms" USING gin ("terms") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "provision_terms_key" ON "provision_terms" USING gin ("key" gin_trgm_ops) WITH (fastupdate=false);