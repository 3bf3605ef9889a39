-- Clocks of nodes differ and can be set, so how old something is goes by the database's own, which they share.

alter table batch add column sent_at timestamptz;
update batch set sent_at = intended_at;
alter table batch alter column sent_at set not null, alter column sent_at set default clock_timestamp();
comment on column batch.sent_at is 'when it was last sent, or was to be';
