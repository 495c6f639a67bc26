-- Every key that opens a channel, issued or upstream, of every partner: the primary key is what keeps a key to one channel.
CREATE TABLE "live_key" (
    "key_hash" TEXT NOT NULL,
    "partner_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,

    CONSTRAINT "live_key_pkey" PRIMARY KEY ("key_hash")
);

CREATE INDEX "live_key_partner_id_channel_id_idx" ON "live_key"("partner_id", "channel_id");

ALTER TABLE "live_key" ADD CONSTRAINT "live_key_partner_id_channel_id_fkey" FOREIGN KEY ("partner_id", "channel_id") REFERENCES "channel"("partner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of a key that was used twice, the issued one keeps it, then the oldest channel.
INSERT INTO "live_key" ("key_hash", "partner_id", "channel_id")
SELECT k."key_hash", k."partner_id", k."channel_id"
FROM "channel_key" k JOIN "channel" c ON c."partner_id" = k."partner_id" AND c."id" = k."channel_id"
WHERE k."revoked_at" IS NULL AND c."deleted_at" IS NULL
ON CONFLICT DO NOTHING;

INSERT INTO "live_key" ("key_hash", "partner_id", "channel_id")
SELECT DISTINCT ON ("upstream_key_hash") "upstream_key_hash", "partner_id", "id" FROM "channel"
WHERE "deleted_at" IS NULL ORDER BY "upstream_key_hash", "created_at", "id"
ON CONFLICT DO NOTHING;

-- Kept by the database itself, so that no writer can forget it, an instance of the version before included.
CREATE FUNCTION "hold_upstream_key"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.deleted_at IS NOT NULL THEN
      DELETE FROM live_key WHERE partner_id = OLD.partner_id AND channel_id = OLD.id;
    ELSIF NEW.upstream_key_hash <> OLD.upstream_key_hash THEN
      DELETE FROM live_key WHERE key_hash = OLD.upstream_key_hash AND partner_id = OLD.partner_id AND channel_id = OLD.id;
    END IF;
    IF OLD.deleted_at IS NULL AND NEW.upstream_key_hash = OLD.upstream_key_hash THEN
      RETURN NULL;
    END IF;
  END IF;
  IF NEW.deleted_at IS NULL THEN
    INSERT INTO live_key (key_hash, partner_id, channel_id) VALUES (NEW.upstream_key_hash, NEW.partner_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "hold_upstream_key" AFTER INSERT OR UPDATE OF "upstream_key_hash", "deleted_at" ON "channel"
FOR EACH ROW EXECUTE FUNCTION "hold_upstream_key"();

CREATE FUNCTION "hold_issued_key"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revoked_at IS NOT NULL THEN
    DELETE FROM live_key WHERE key_hash = NEW.key_hash AND partner_id = NEW.partner_id AND channel_id = NEW.channel_id;
  ELSIF TG_OP = 'INSERT' OR OLD.revoked_at IS NOT NULL THEN
    INSERT INTO live_key (key_hash, partner_id, channel_id)
    SELECT NEW.key_hash, partner_id, id FROM channel WHERE partner_id = NEW.partner_id AND id = NEW.channel_id AND deleted_at IS NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "hold_issued_key" AFTER INSERT OR UPDATE OF "revoked_at" ON "channel_key"
FOR EACH ROW EXECUTE FUNCTION "hold_issued_key"();
