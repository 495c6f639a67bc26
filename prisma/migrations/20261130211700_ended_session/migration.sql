-- CreateTable
CREATE TABLE "ended_session" (
    "partner_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ended_session_pkey" PRIMARY KEY ("partner_id","id")
);

-- AddForeignKey
ALTER TABLE "ended_session" ADD CONSTRAINT "ended_session_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;
