-- CreateEnum
CREATE TYPE "Standing" AS ENUM ('ended', 'returned');

-- CreateEnum
CREATE TYPE "Grain" AS ENUM ('hour', 'day');

-- CreateEnum
CREATE TYPE "WebhookState" AS ENUM ('accepted', 'unassigned', 'hub', 'quarantined');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('pending', 'delivered', 'failed');

-- AlterTable
ALTER TABLE "waba" ADD COLUMN     "standing" "Standing",
ADD COLUMN     "standing_at" TIMESTAMPTZ(3),
ADD COLUMN     "standing_event" TEXT;

-- AlterTable
ALTER TABLE "opt_out" ADD COLUMN     "stopped" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "partner_id" TEXT NOT NULL,
    "endpoint_id" TEXT NOT NULL,
    "verify_token_encrypted" BYTEA NOT NULL,
    "meta_app_secret_encrypted" BYTEA,
    "d360_platform_secret_encrypted" BYTEA,
    "static_header_name" TEXT,
    "static_header_hash" TEXT,
    "forward_secret_encrypted" BYTEA,
    "rejected_count" BIGINT NOT NULL DEFAULT 0,
    "rejected_last_at" TIMESTAMPTZ(3),
    "rejected_last_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("partner_id")
);

-- CreateTable
CREATE TABLE "webhook_event" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "WebhookState" NOT NULL,
    "kinds" TEXT[],
    "channel_ids" TEXT[],
    "waba_ids" TEXT[],
    "body" BYTEA NOT NULL,
    "changes" JSONB NOT NULL,
    "reason" TEXT,
    "replayed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateTable
CREATE TABLE "channel_event" (
    "partner_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "last_event_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_event_pkey" PRIMARY KEY ("partner_id","channel_id")
);

-- CreateTable
CREATE TABLE "message_status" (
    "partner_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "wamid" TEXT NOT NULL,
    "trace_id" TEXT,
    "send_at" TIMESTAMPTZ(3),
    "campaign" TEXT,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "accepted_by" TEXT,
    "recipient" TEXT,
    "country" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "failed_code" INTEGER,
    "failed_title" TEXT,
    "billed_at" TIMESTAMPTZ(3),
    "billed_category" TEXT,
    "pricing" JSONB,
    "mm_at" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_status_pkey" PRIMARY KEY ("partner_id","channel_id","wamid")
);

-- CreateTable
CREATE TABLE "message_count" (
    "partner_id" TEXT NOT NULL,
    "grain" "Grain" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "channel_id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "test" BOOLEAN NOT NULL,
    "country" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "failure_code" INTEGER NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "read" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "delivered_marketing" INTEGER NOT NULL DEFAULT 0,
    "silent_fallbacks" INTEGER NOT NULL DEFAULT 0,
    "upstream_routed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "message_count_pkey" PRIMARY KEY ("partner_id","grain","at","channel_id","campaign","test","country","way","failure_code")
);

-- CreateTable
CREATE TABLE "delivery_delay" (
    "partner_id" TEXT NOT NULL,
    "day" TIMESTAMPTZ(3) NOT NULL,
    "channel_id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "test" BOOLEAN NOT NULL,
    "way" TEXT NOT NULL,
    "seconds" INTEGER NOT NULL,
    "messages" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "delivery_delay_pkey" PRIMARY KEY ("partner_id","day","channel_id","campaign","test","way","seconds")
);

-- CreateTable
CREATE TABLE "send_count" (
    "partner_id" TEXT NOT NULL,
    "grain" "Grain" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "channel_id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "test" BOOLEAN NOT NULL,
    "way" TEXT NOT NULL,
    "fallback_class" TEXT NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "fallback_plans" INTEGER NOT NULL DEFAULT 0,
    "fallbacks" INTEGER NOT NULL DEFAULT 0,
    "first_at" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3),

    CONSTRAINT "send_count_pkey" PRIMARY KEY ("partner_id","grain","at","channel_id","campaign","test","way","fallback_class")
);

-- CreateTable
CREATE TABLE "uncounted_send" (
    "id" BIGSERIAL NOT NULL,
    "partner_id" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "channel_id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "test" BOOLEAN NOT NULL,
    "way" TEXT NOT NULL,
    "fallback_class" TEXT NOT NULL,
    "accepted" INTEGER NOT NULL,
    "fallback_plans" INTEGER NOT NULL,
    "fallbacks" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3),
    "wamids" TEXT[],

    CONSTRAINT "uncounted_send_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unlogged_mm_day" (
    "partner_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "day" TIMESTAMPTZ(3) NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unlogged_mm_day_pkey" PRIMARY KEY ("partner_id","channel_id","campaign","day")
);

-- CreateTable
CREATE TABLE "user_action" (
    "partner_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "component" TEXT NOT NULL,
    "product_id" TEXT,

    CONSTRAINT "user_action_pkey" PRIMARY KEY ("partner_id","channel_id","action","identity")
);

-- CreateTable
CREATE TABLE "user_action_count" (
    "partner_id" TEXT NOT NULL,
    "grain" "Grain" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "channel_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "actions" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "user_action_count_pkey" PRIMARY KEY ("partner_id","grain","at","channel_id","action","component")
);

-- CreateTable
CREATE TABLE "closed_click_day" (
    "partner_id" TEXT NOT NULL,
    "day" TIMESTAMPTZ(3) NOT NULL,
    "channel_id" TEXT NOT NULL,
    "campaigns" TEXT NOT NULL,
    "clicks" INTEGER NOT NULL,

    CONSTRAINT "closed_click_day_pkey" PRIMARY KEY ("partner_id","day","channel_id","campaigns")
);

-- CreateTable
CREATE TABLE "retention" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "closed_before" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'pending',
    "body" BYTEA,
    "headers" JSONB NOT NULL,
    "billed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_status" INTEGER,
    "last_error" TEXT,
    "last_took_ms" INTEGER,
    "last_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_endpoint_endpoint_id_key" ON "webhook_endpoint"("endpoint_id");

-- CreateIndex
CREATE INDEX "webhook_event_partner_id_received_at_idx" ON "webhook_event"("partner_id", "received_at" DESC);

-- CreateIndex
CREATE INDEX "webhook_event_received_at_idx" ON "webhook_event"("received_at");

-- CreateIndex
CREATE INDEX "message_status_last_at_idx" ON "message_status"("last_at");

-- CreateIndex
CREATE INDEX "uncounted_send_partner_id_idx" ON "uncounted_send"("partner_id");

-- CreateIndex
CREATE INDEX "user_action_partner_id_channel_id_at_idx" ON "user_action"("partner_id", "channel_id", "at");

-- CreateIndex
CREATE INDEX "user_action_at_idx" ON "user_action"("at");

-- CreateIndex
CREATE INDEX "delivery_partner_id_created_at_idx" ON "delivery"("partner_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "delivery_state_next_at_idx" ON "delivery"("state", "next_at");

-- CreateIndex
CREATE INDEX "delivery_created_at_idx" ON "delivery"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_partner_id_event_id_channel_id_key" ON "delivery"("partner_id", "event_id", "channel_id");

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Prisma's schema cannot say an index on an expression.
-- CreateIndex
CREATE INDEX "message_status_mm_at_idx" ON "message_status"("partner_id", "channel_id", (coalesce("campaign", '(unknown)')), "mm_at") WHERE "mm_at" IS NOT NULL;

-- Rows are updated three times in their first minutes: room on their page keeps that off the indexes.
ALTER TABLE "message_status" SET (fillfactor = 70);
