-- AlterTable
ALTER TABLE "partner" ADD COLUMN     "alert_url" TEXT;

-- AlterTable
ALTER TABLE "template_category" ADD COLUMN     "provider_before" TEXT,
ADD COLUMN     "provider_changed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "alert" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "details" JSONB NOT NULL,
    "muted_at" TIMESTAMPTZ(3),
    "muted_by" TEXT,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("partner_id","id")
);

-- CreateIndex
CREATE INDEX "alert_partner_id_opened_at_idx" ON "alert"("partner_id", "opened_at" DESC);

-- CreateIndex
CREATE INDEX "alert_closed_at_idx" ON "alert"("closed_at");


