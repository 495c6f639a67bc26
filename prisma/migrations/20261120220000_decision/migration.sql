-- AlterTable
ALTER TABLE "waba" ADD COLUMN     "templates_error" TEXT,
ADD COLUMN     "templates_read_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "template" (
    "partner_id" TEXT NOT NULL,
    "waba_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "provider_id" TEXT,
    "category" TEXT NOT NULL,
    "correct_category" TEXT,
    "status" TEXT,
    "parameter_format" TEXT,
    "components" JSONB NOT NULL,
    "message_send_ttl_seconds" INTEGER,
    "has_max_price" BOOLEAN NOT NULL DEFAULT false,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_pkey" PRIMARY KEY ("partner_id","waba_id","name","language")
);

-- CreateTable
CREATE TABLE "opt_out" (
    "partner_id" TEXT NOT NULL,
    "waba_id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opt_out_pkey" PRIMARY KEY ("partner_id","waba_id","recipient")
);

-- CreateTable
CREATE TABLE "instance" (
    "id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "partner_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "instance_id" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "headers" JSONB,
    "body" BYTEA,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("partner_id","channel_id","path","key")
);

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

