-- What was listed but not handed out is asked for again in turn.
alter table hold add column asked_at timestamptz;
comment on column hold.asked_at is 'when it was last asked for again because it was not handed out; null for never';
