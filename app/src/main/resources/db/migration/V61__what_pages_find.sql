-- What pages list, find and add up.

-- Of large reports lists need the figures alone.
alter table run add column summary jsonb
    generated always as (report - '{holds,heldBecause,preview,remarks,notFound}'::text[]) stored;
create index run_by_start on run (company_id, started);
create index batch_by_run on batch (company_id, run_id);

-- Holds of one kind of records for one kind of reason; reasons that no catalogue lists are told apart by what mends them.
alter table hold add column because text
    generated always as (md5(coalesce(case when causes[1] = 'OTHER' then mends[1] else causes[1] end, ''))) stored;
create index hold_because on hold (company_id, kind, because, source, source_id)
    where state in ('open', 'posted but differs');
create index hold_by_number on hold (company_id, source text_pattern_ops);
create index hold_by_amount on hold (company_id, amount);
create index hold_dismissed on hold (company_id, dismissed_at desc) where state = 'dismissed';

alter table source_record add column reference text;
comment on column source_record.reference is 'the channel''s own number, in small letters; null where it has none or that was not kept';
create index source_record_by_number on source_record (company_id, number text_pattern_ops);
create index source_record_by_reference on source_record (company_id, reference text_pattern_ops)
    where reference is not null;

create index posting_by_amount on posting (company_id, gross);
create index posting_by_customer on posting (company_id, lower(customer_name) text_pattern_ops);
