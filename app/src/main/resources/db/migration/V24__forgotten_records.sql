-- Of whom somebody wanted to be forgotten at once. A restore keeps it, so that an older backup does not bring the buyers back.
create table forgotten_record (
    company_id bigint not null,
    kind text not null,
    source_id uuid not null,
    primary key (company_id, kind, source_id)
);
comment on table forgotten_record is 'which records, never whose';
