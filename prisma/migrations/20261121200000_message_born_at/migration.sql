-- AlterTable
ALTER TABLE "message_status" ADD COLUMN     "born_at" TIMESTAMPTZ(3);
UPDATE "message_status" SET "born_at" = "last_at";
ALTER TABLE "message_status" ALTER COLUMN "born_at" SET NOT NULL;

-- Most rows are updated soon after they are made: the room for that is left on their page.
ALTER TABLE "message_status" SET (fillfactor = 50);

-- DropIndex
DROP INDEX "message_status_last_at_idx";

-- CreateIndex
CREATE INDEX "message_status_born_at_idx" ON "message_status"("born_at");
