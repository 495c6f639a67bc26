-- AlterTable: the value is sent to providers, which cannot be done with a hash. Headers of which only the hash is known are to be set again.
ALTER TABLE "webhook_endpoint" DROP COLUMN "static_header_hash",
ADD COLUMN     "static_header_value_encrypted" BYTEA;

UPDATE "webhook_endpoint" SET "static_header_name" = NULL;
