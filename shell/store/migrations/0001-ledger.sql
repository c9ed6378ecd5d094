-- Portable SQL: each engine runs this file as it is. `/* clustered */` marks tables whose rows are to lie in
-- the order of their key; SQLite makes them WITHOUT ROWID, PostgreSQL ignores the remark.

CREATE TABLE communities (
  community_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  created BIGINT NOT NULL,
  epoch BIGINT NOT NULL,
  head BIGINT NOT NULL,
  chain TEXT NOT NULL,
  -- Events up to here stand in group_events and member_events.
  listed BIGINT NOT NULL,
  PRIMARY KEY (community_id)
) /* clustered */;

CREATE TABLE accounts (
  community_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  platform TEXT NOT NULL,
  name TEXT NOT NULL,
  settings TEXT NOT NULL,
  PRIMARY KEY (community_id, account_id)
) /* clustered */;

CREATE TABLE chat_groups (
  community_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  platform TEXT NOT NULL,
  native TEXT NOT NULL,
  name TEXT,
  PRIMARY KEY (community_id, group_id)
) /* clustered */;
CREATE UNIQUE INDEX chat_groups_by_native ON chat_groups (community_id, platform, native);

CREATE TABLE handles (
  community_id BIGINT NOT NULL,
  platform TEXT NOT NULL,
  native TEXT NOT NULL,
  member_id BIGINT NOT NULL,
  name TEXT,
  PRIMARY KEY (community_id, platform, native)
) /* clustered */;
CREATE INDEX handles_by_member ON handles (community_id, member_id);

CREATE TABLE events (
  community_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  received BIGINT NOT NULL,
  decided BIGINT NOT NULL,
  source TEXT NOT NULL,
  account_id BIGINT,
  group_id BIGINT,
  member_id BIGINT,
  native TEXT,
  revision BIGINT NOT NULL,
  dedupe TEXT NOT NULL,
  data TEXT NOT NULL,
  decision TEXT NOT NULL,
  content_hash TEXT,
  PRIMARY KEY (community_id, seq)
) /* clustered */;
-- Begins with the minute of platform time, so that new keys come near the end.
CREATE UNIQUE INDEX events_by_dedupe ON events (community_id, dedupe);
-- Nearly all events are messages; the others are few and looked for by their kind.
CREATE INDEX events_by_kind ON events (community_id, kind, seq) WHERE kind <> 'message.sent';

-- Filters of the feed. Written for a few thousand events at a time: row by row they would change
-- a page for nearly every message.
CREATE TABLE group_events (
  community_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (community_id, group_id, seq)
) /* clustered */;
CREATE TABLE member_events (
  community_id BIGINT NOT NULL,
  member_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (community_id, member_id, seq)
) /* clustered */;

CREATE TABLE chain (
  community_id BIGINT NOT NULL,
  first_seq BIGINT NOT NULL,
  last_seq BIGINT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (community_id, first_seq)
) /* clustered */;

CREATE TABLE content (
  community_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  part BIGINT NOT NULL,
  member_id BIGINT,
  salt TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (community_id, seq, part)
) /* clustered */;

-- Members beside content.member_id who are named in a text, as a welcome names many.
CREATE TABLE content_names (
  community_id BIGINT NOT NULL,
  member_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  part BIGINT NOT NULL,
  PRIMARY KEY (community_id, member_id, seq, part)
) /* clustered */;

CREATE TABLE state (
  community_id BIGINT NOT NULL,
  scope TEXT NOT NULL,
  a BIGINT NOT NULL,
  b BIGINT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (community_id, scope, a, b)
) /* clustered */;

CREATE TABLE actions (
  community_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  n BIGINT NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  group_id BIGINT,
  member_id BIGINT,
  message BIGINT,
  amount BIGINT,
  name TEXT,
  due BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  status TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  code TEXT,
  native TEXT,
  PRIMARY KEY (community_id, seq, n)
) /* clustered */;
-- The outbox asks over all communities at once; what is finished leaves the index.
CREATE INDEX actions_unfinished ON actions (status, due) WHERE status <> 'sent' AND status <> 'done';

CREATE TABLE entries (
  community_id BIGINT NOT NULL,
  member_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  n BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  rule TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (community_id, seq, n)
) /* clustered */;

CREATE TABLE cases (
  community_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  n BIGINT NOT NULL,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT,
  group_id BIGINT,
  member_id BIGINT,
  message BIGINT,
  opened BIGINT NOT NULL,
  times BIGINT NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (community_id, seq, n)
) /* clustered */;
CREATE UNIQUE INDEX cases_open ON cases (community_id, key) WHERE status = 'open';
CREATE INDEX cases_by_status ON cases (community_id, status, seq);

CREATE TABLE timers (
  community_id BIGINT NOT NULL,
  key TEXT NOT NULL,
  due BIGINT NOT NULL,
  group_id BIGINT,
  payload TEXT NOT NULL,
  PRIMARY KEY (community_id, key)
) /* clustered */;
CREATE INDEX timers_by_due ON timers (due);

CREATE TABLE charters (
  community_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  source TEXT NOT NULL,
  published BIGINT NOT NULL,
  operator TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (community_id, version)
) /* clustered */;

CREATE TABLE cursors (
  community_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  cursor TEXT NOT NULL,
  PRIMARY KEY (community_id, account_id)
) /* clustered */;
