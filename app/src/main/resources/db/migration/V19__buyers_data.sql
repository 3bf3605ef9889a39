-- Who the buyer was is taken out of filed records after some days.
alter table source_record
    add column happened_at timestamptz,
    add column buyer_days integer,
    add column buyer_removed_at timestamptz;
comment on column source_record.happened_at is 'processed or received; null where nobody knows, or from before it was kept';
comment on column source_record.buyer_days is 'after how many days the source itself removes the buyer; null where it does not say';
create index source_record_with_buyer on source_record (company_id, id) where buyer_removed_at is null;
