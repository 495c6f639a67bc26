-- What the counters of closed days came to when they were closed: they never change afterwards, and verify sees where one does.
CREATE TABLE "closed_sum" (
    "partner_id" TEXT NOT NULL,
    "counter" TEXT NOT NULL,
    "sums" JSONB NOT NULL,

    CONSTRAINT "closed_sum_pkey" PRIMARY KEY ("partner_id", "counter")
);

ALTER TABLE "closed_sum" ADD CONSTRAINT "closed_sum_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;
