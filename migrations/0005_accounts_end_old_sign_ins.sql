-- Tokens get new keys, sealed at rest: everybody signs in again.
DELETE FROM "signing_keys";--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "signed_out_at";--> statement-breakpoint
ALTER TABLE "signing_keys" DROP COLUMN "private_pem";--> statement-breakpoint
ALTER TABLE "signing_keys" DROP COLUMN "retired";