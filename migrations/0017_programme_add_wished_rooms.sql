ALTER TABLE "sessions" ADD COLUMN "preferred_room_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "undesired_room_ids" uuid[] DEFAULT '{}' NOT NULL;