-- AlterTable
ALTER TABLE "partner" ADD COLUMN     "hub_partner_id" TEXT,
ADD COLUMN     "hub_routing_body" JSONB,
ADD COLUMN     "hub_routing_off_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "client" ADD COLUMN     "hub_id" TEXT;

-- AlterTable
ALTER TABLE "channel" ADD COLUMN     "hub_id" TEXT;
