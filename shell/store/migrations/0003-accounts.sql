-- When an account was switched off; empty while it is open.
ALTER TABLE accounts ADD COLUMN closed BIGINT;

-- What accounts sign in with, sealed by the vault: the key is never in the database.
CREATE TABLE secrets (
  community_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  sealed TEXT NOT NULL,
  PRIMARY KEY (community_id, account_id, name)
) /* clustered */;
