-- Finished records are looked at a few in each run, in the order of their ids, though nothing says that they changed.
create table look_in_turn (
    company_id bigint not null,
    kind text not null,
    source_id uuid not null,
    primary key (company_id, kind)
);
comment on column look_in_turn.source_id is 'the last that was looked at';
