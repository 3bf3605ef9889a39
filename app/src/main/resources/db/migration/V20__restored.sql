-- The database was restored from a backup: documents that were made after it was taken stand in the books unknown to us.
create table restoration (
    taken_at timestamptz not null,
    restored_at timestamptz not null
);
comment on table restoration is 'orders up to the newest of these are looked up in the books before they are posted';
