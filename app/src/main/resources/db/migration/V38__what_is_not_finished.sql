-- Records that their source may still change, process or drop without a date that tells: open orders. And what is still to be
-- followed up after a crash. Whatever is here and not in the source's list any more is asked for by its id.
create table unfinished_record (
    company_id bigint not null,
    kind text not null,
    source_id uuid not null,
    happened_at timestamptz,
    primary key (company_id, kind, source_id)
);
comment on column unfinished_record.happened_at is 'null where the record does not tell';

alter table run_request add column statuses text[];
comment on column run_request.statuses is 'null for those of the settings';
