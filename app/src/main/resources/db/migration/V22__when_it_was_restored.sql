-- How long ago it was is asked of the clock that told it; restored_at goes by the later of two.
alter table restoration add column at timestamptz not null default clock_timestamp();
comment on column restoration.at is 'by the clock of the database: what somebody was sending then may still come to the books';
