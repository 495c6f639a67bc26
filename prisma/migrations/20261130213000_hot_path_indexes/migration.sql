-- Retention goes from partner to partner and needs no index by time alone.

-- DropIndex
DROP INDEX "message_at_idx";

-- DropIndex
DROP INDEX "webhook_event_received_at_idx";

-- DropIndex
DROP INDEX "delivery_created_at_idx";

-- The oldest that waits is asked for with the metrics: it was looked for through all that was ever delivered.

-- CreateIndex
CREATE INDEX "delivery_pending_created_at_idx" ON "delivery"("created_at") WHERE "state" = 'pending';

-- Without statistics a click was looked for in it, through all clicks of its channel.

-- CreateIndex
CREATE INDEX "user_action_channel_id_at_idx" ON "user_action"("channel_id", "at");

-- DropIndex
DROP INDEX "user_action_partner_id_channel_id_at_idx";
