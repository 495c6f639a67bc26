-- AlterTable
ALTER TABLE "client" ADD COLUMN     "first_mm_delivery_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "waba" ADD COLUMN     "check_begun_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "onboarding_link" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "client_id" TEXT,
    "token_hash" TEXT NOT NULL,
    "token_encrypted" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "opened_count" INTEGER NOT NULL DEFAULT 0,
    "first_opened_at" TIMESTAMPTZ(3),
    "last_opened_at" TIMESTAMPTZ(3),
    "continued_at" TIMESTAMPTZ(3),

    CONSTRAINT "onboarding_link_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "onboarding_link_token_hash_key" ON "onboarding_link"("token_hash");

-- CreateIndex
CREATE INDEX "onboarding_link_partner_id_client_id_created_at_idx" ON "onboarding_link"("partner_id", "client_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "onboarding_link" ADD CONSTRAINT "onboarding_link_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "onboarding_link" ADD CONSTRAINT "onboarding_link_partner_id_client_id_fkey" FOREIGN KEY ("partner_id", "client_id") REFERENCES "client"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
