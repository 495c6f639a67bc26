-- DropIndex
DROP INDEX "delivery_state_next_at_idx";

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "give_up_at" TIMESTAMPTZ(3) NOT NULL;

-- CreateIndex
CREATE INDEX "delivery_state_partner_id_channel_id_next_at_idx" ON "delivery"("state", "partner_id", "channel_id", "next_at");
