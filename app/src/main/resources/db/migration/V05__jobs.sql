-- What is to be done when, by whichever node has time. The table is db-scheduler's own, as its documentation gives it for
-- PostgreSQL.

create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_by_priority on scheduled_tasks (priority desc, execution_time asc);

-- Runs that somebody asked for, until they are done; kept for a while so that one can ask what came of them.
create table run_request (
    id         uuid primary key,
    place      bigint generated always as identity,
    company_id bigint not null references company,
    trigger    text not null,
    from_at    timestamptz,
    to_at      timestamptz,
    numbers    text[],
    requested  timestamptz not null,
    settled    timestamptz,
    run_id     bigint,
    trouble    text
);
create index run_request_waiting on run_request (company_id, place) where settled is null;
create index run_request_settled on run_request (settled);
