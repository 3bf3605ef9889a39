-- What takes buyers out of records learns of more fields that tell them: what an earlier one left is taken out later.
alter table source_record add column buyer_removed_by integer not null default 0;
comment on column source_record.buyer_removed_by is 'edition of what took the buyer out; 0 where that is not known';
create index source_record_without_buyer on source_record (company_id, buyer_removed_by) where buyer_removed_at is not null;
