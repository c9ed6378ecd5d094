-- What waits in the outbox, by lane: sanctions before chatter, then what waits for each other within a community.
CREATE INDEX actions_lanes ON actions (
  (CASE WHEN kind IN ('warn', 'mute', 'recall', 'remove', 'block') THEN '0 ' ELSE '1 ' END
    || CAST(community_id AS TEXT)
    || CASE WHEN kind IN ('webhook', 'notify') THEN ' ' || kind || ' ' || SUBSTR(COALESCE(name, ''), 1, 200)
      WHEN kind = 'tell' OR group_id IS NULL THEN ' member ' || COALESCE(CAST(member_id AS TEXT), '')
      ELSE ' group ' || CAST(group_id AS TEXT) END),
  seq, n
) WHERE status = 'queued';
