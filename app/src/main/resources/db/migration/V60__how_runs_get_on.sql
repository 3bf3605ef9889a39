-- What a run is about, how it gets on while it goes on, and whether somebody wants it to end.

alter table run
    add column scope text not null default '',
    add column stop_asked_by text,
    add column stop_asked_at timestamptz;
alter table run alter column scope drop default;
comment on column run.scope is 'in words; empty where that was not kept';

create table run_progress (
    run_id bigint primary key,
    company_id bigint not null,
    reading_done bigint not null,
    reading_total bigint not null,
    reading_since timestamptz,
    creating_done bigint not null,
    creating_total bigint not null,
    creating_since timestamptz,
    posting_done bigint not null,
    posting_total bigint not null,
    posting_since timestamptz,
    note text not null,
    at timestamptz not null
);
comment on column run_progress.reading_since is 'null where it has not begun';

-- Why somebody dismissed what was held.
alter table hold
    add column dismissed_by text,
    add column dismissed_at timestamptz,
    add column note text;

-- Runs are listed by what they are and how they stand.
create index run_by_state on run (company_id, status, id desc);
create index run_going_on on run (company_id) where status = 'running';
create index run_request_by_run on run_request (company_id, run_id) where run_id is not null;
