/** Tables of `figures.db`. Group 0 stands for the whole community. */
export const VERSION = 1

export const SCHEMA = `
CREATE TABLE cursors (
  community_id INTEGER NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL,
  zone TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE days (
  community_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  group_id INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  writers INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  managers INTEGER NOT NULL,
  joins INTEGER NOT NULL,
  leaves INTEGER NOT NULL,
  PRIMARY KEY (community_id, day, group_id)
) WITHOUT ROWID;
CREATE TABLE writers (
  community_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  group_id INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  PRIMARY KEY (community_id, day, group_id, member_id)
) WITHOUT ROWID;
CREATE TABLE hours (
  community_id INTEGER NOT NULL,
  group_id INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (community_id, group_id, hour)
) WITHOUT ROWID;
CREATE TABLE groups (
  community_id INTEGER NOT NULL,
  group_id INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  last_message INTEGER,
  last_other INTEGER,
  PRIMARY KEY (community_id, group_id)
) WITHOUT ROWID;
CREATE TABLE roles (
  community_id INTEGER NOT NULL,
  member_id INTEGER NOT NULL,
  group_id INTEGER NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (community_id, member_id, group_id)
) WITHOUT ROWID;
CREATE TABLE acts (
  community_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  n INTEGER NOT NULL,
  group_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (community_id, seq, n)
) WITHOUT ROWID;
CREATE INDEX acts_by_day ON acts (community_id, day, kind, state);
CREATE TABLE received (
  community_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (community_id, day)
) WITHOUT ROWID;
PRAGMA user_version = ${VERSION};
`

export const TABLES = ['cursors', 'days', 'writers', 'hours', 'groups', 'roles', 'acts', 'received'] as const
