-- What programs elsewhere are told. That a run has ended is noted with its end, in one statement; what is to be told of it is
-- made of that once, and sent until it arrives.

create table run_end (
    run_id bigint primary key,
    company_id bigint not null,
    opened jsonb not null
);
comment on column run_end.opened is 'what the run began to hold, by kind of reason, as it was at its end';

alter table hold add column sent_by bigint;
comment on column hold.sent_by is 'the run that closed it by sending its record; refused in that run it is held as before';

create sequence webhook_id;
create table webhook (
    id bigint primary key,
    company_id bigint not null references company,
    url text not null,
    events text[] not null,
    secret bytea not null,
    added_at timestamptz not null,
    added_by text not null,
    off_at timestamptz,
    off_because text,
    leased_until timestamptz
);
comment on column webhook.secret is 'sealed with the master key';
comment on column webhook.off_at is 'since when nothing is sent, because its receiver wants nothing more';
comment on column webhook.leased_until is 'until when a node may be sending, by the clock of the database';
create index webhook_of_company on webhook (company_id, id);

create table webhook_delivery (
    id text primary key,
    webhook bigint not null references webhook on delete cascade,
    company_id bigint not null,
    event text not null,
    body text not null,
    made_at timestamptz not null,
    state text not null check (state in ('waiting', 'delivered', 'given up')),
    attempts int not null default 0,
    next_at timestamptz,
    tried_at timestamptz,
    told text not null default '',
    check ((state = 'waiting') = (next_at is not null))
);
comment on column webhook_delivery.told is 'what came of the last attempt, in words';
create index webhook_delivery_waiting on webhook_delivery (webhook, next_at) where state = 'waiting';
create index webhook_delivery_latest on webhook_delivery (webhook, made_at desc, id);
create index webhook_delivery_old on webhook_delivery (made_at) where state <> 'waiting';
