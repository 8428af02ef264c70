ALTER TABLE "mails" ADD COLUMN "search" text DEFAULT ' ' NOT NULL;--> statement-breakpoint
CREATE INDEX "mails_search" ON "mails" USING gin ("search" gin_trgm_ops);