-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('viewer', 'operator', 'owner');

-- CreateEnum
CREATE TYPE "RoutingOverride" AS ENUM ('inherit', 'on', 'off');

-- CreateEnum
CREATE TYPE "FallbackPolicy" AS ENUM ('documented', 'confirmed');

-- CreateTable
CREATE TABLE "partner" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "routing_enabled" BOOLEAN NOT NULL DEFAULT true,
    "fallback_policy" "FallbackPolicy" NOT NULL DEFAULT 'documented',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "password_hash" TEXT NOT NULL,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateTable
CREATE TABLE "client" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "contact_email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "client_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateTable
CREATE TABLE "portfolio" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portfolio_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateTable
CREATE TABLE "waba" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "portfolio_id" TEXT,
    "onboarding_status" TEXT,
    "onboarding_source" TEXT,
    "onboarding_at" TIMESTAMPTZ(3),
    "not_onboarded_until" TIMESTAMPTZ(3),
    "terms_signed_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "check_error" TEXT,

    CONSTRAINT "waba_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateTable
CREATE TABLE "channel" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "waba_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "phone_number" TEXT NOT NULL,
    "phone_number_id" TEXT NOT NULL,
    "upstream_key_encrypted" BYTEA NOT NULL,
    "upstream_key_hash" TEXT NOT NULL,
    "accept_upstream_key" BOOLEAN NOT NULL DEFAULT true,
    "routing_override" "RoutingOverride" NOT NULL DEFAULT 'inherit',
    "default_activity_sharing" BOOLEAN,
    "rate_limit_mps" INTEGER,
    "suppress_opted_out" BOOLEAN NOT NULL DEFAULT false,
    "suppress_us" BOOLEAN NOT NULL DEFAULT false,
    "forward_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "channel_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateTable
CREATE TABLE "channel_key" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "channel_key_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateTable
CREATE TABLE "partner_key" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_key_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateTable
CREATE TABLE "template_category" (
    "partner_id" TEXT NOT NULL,
    "waba_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "pin" TEXT,
    "pinned_at" TIMESTAMPTZ(3),
    "pinned_by" TEXT,
    "provider_category" TEXT,
    "provider_source" TEXT,
    "provider_at" TIMESTAMPTZ(3),
    "provider_renewed_at" TIMESTAMPTZ(3),
    "learned_category" TEXT,
    "learned_at" TIMESTAMPTZ(3),
    "learned_status" INTEGER,
    "learned_code" INTEGER,
    "learned_trace_id" TEXT,
    "impending" TEXT,
    "hits" BIGINT NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "awake_since" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revision" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "template_category_pkey" PRIMARY KEY ("partner_id","waba_id","name","language")
);

-- CreateTable
CREATE TABLE "message" (
    "partner_id" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "waba_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "type" TEXT,
    "recipient" TEXT,
    "template_name" TEXT,
    "template_language" TEXT,
    "campaign" TEXT,
    "reason" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "decided" TEXT,
    "accepted_by" TEXT,
    "wamid" TEXT,
    "answer_status" INTEGER NOT NULL,
    "answer_code" INTEGER,
    "fallback_class" TEXT,
    "fallback_code" INTEGER,
    "possible_duplicate" BOOLEAN NOT NULL DEFAULT false,
    "latency_ms" INTEGER NOT NULL,
    "trace" JSONB NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("partner_id","trace_id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "remote" TEXT,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateTable
CREATE TABLE "revision" (
    "partner_id" TEXT NOT NULL,
    "directory_number" BIGINT NOT NULL DEFAULT 0,
    "category_number" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("partner_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "channel_partner_id_phone_number_id_idx" ON "channel"("partner_id", "phone_number_id");

-- CreateIndex
CREATE INDEX "channel_partner_id_waba_id_idx" ON "channel"("partner_id", "waba_id");

-- CreateIndex
CREATE INDEX "channel_partner_id_client_id_idx" ON "channel"("partner_id", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "channel_key_key_hash_key" ON "channel_key"("key_hash");

-- CreateIndex
CREATE INDEX "channel_key_partner_id_channel_id_idx" ON "channel_key"("partner_id", "channel_id");

-- CreateIndex
CREATE UNIQUE INDEX "partner_key_key_hash_key" ON "partner_key"("key_hash");

-- CreateIndex
CREATE INDEX "template_category_partner_id_revision_idx" ON "template_category"("partner_id", "revision");

-- CreateIndex
CREATE INDEX "message_partner_id_at_idx" ON "message"("partner_id", "at" DESC);

-- CreateIndex
CREATE INDEX "message_partner_id_channel_id_at_idx" ON "message"("partner_id", "channel_id", "at" DESC);

-- CreateIndex
CREATE INDEX "message_partner_id_wamid_idx" ON "message"("partner_id", "wamid");

-- CreateIndex
CREATE INDEX "message_at_idx" ON "message"("at");

-- CreateIndex
CREATE INDEX "audit_log_partner_id_at_idx" ON "audit_log"("partner_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio" ADD CONSTRAINT "portfolio_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio" ADD CONSTRAINT "portfolio_partner_id_client_id_fkey" FOREIGN KEY ("partner_id", "client_id") REFERENCES "client"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waba" ADD CONSTRAINT "waba_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waba" ADD CONSTRAINT "waba_partner_id_client_id_fkey" FOREIGN KEY ("partner_id", "client_id") REFERENCES "client"("partner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waba" ADD CONSTRAINT "waba_partner_id_portfolio_id_fkey" FOREIGN KEY ("partner_id", "portfolio_id") REFERENCES "portfolio"("partner_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_partner_id_client_id_fkey" FOREIGN KEY ("partner_id", "client_id") REFERENCES "client"("partner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_partner_id_waba_id_fkey" FOREIGN KEY ("partner_id", "waba_id") REFERENCES "waba"("partner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_key" ADD CONSTRAINT "channel_key_partner_id_channel_id_fkey" FOREIGN KEY ("partner_id", "channel_id") REFERENCES "channel"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_key" ADD CONSTRAINT "partner_key_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

