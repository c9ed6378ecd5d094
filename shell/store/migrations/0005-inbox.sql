-- What operators noted on what waits for a person: who sees to it, until when it is put off. `item` names a case
-- (`7-0`) or something else that waits (`account-5`); `turn` counts how often it was opened again.
CREATE TABLE inbox_marks (
  community_id BIGINT NOT NULL,
  item TEXT NOT NULL,
  assignee TEXT,
  snoozed BIGINT,
  turn BIGINT NOT NULL,
  PRIMARY KEY (community_id, item)
) /* clustered */;
