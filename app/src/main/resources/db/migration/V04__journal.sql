-- The journal: what was read, what was meant, what was sent, what came of it. Rows are added and completed, never rewritten.

create table run (
    id bigint generated always as identity primary key,
    company_id bigint not null,
    trigger text not null check (trigger in ('scheduled', 'manual', 'preview')),
    status text not null check (status in ('running', 'complete', 'complete with holds', 'failed', 'interrupted')),
    settings_version bigint not null,
    started timestamptz not null,
    finished timestamptz,
    report jsonb
);
create index run_by_company on run (company_id, id desc);

-- Every version of every record as the source sent it.
create table source_record (
    id bigint generated always as identity primary key,
    company_id bigint not null,
    kind text not null,
    source_id uuid not null,
    number text not null,
    print text not null,
    run_id bigint not null,
    read_at timestamptz not null,
    skipped text,
    raw bytea not null,
    unique (company_id, kind, source_id, print)
);
-- packed before it comes here, so PostgreSQL need not try
alter table source_record alter column raw set storage external;
comment on column source_record.raw is 'gzip';
comment on column source_record.print is 'changes when the source changes the record';
comment on column source_record.skipped is 'why it is no document, completing "not posted, because it is …"';

-- One sending to the books: always with the same request id and the same body.
create sequence batch_id;
create table batch (
    id bigint primary key,
    company_id bigint not null,
    run_id bigint not null,
    request_id text not null unique,
    state text not null check (state in ('intended', 'answered', 'looked up')),
    intended_at timestamptz not null,
    answered_at timestamptz,
    body bytea not null
);
alter table batch alter column body set storage external;
create index batch_without_answer on batch (company_id, id) where state = 'intended';
comment on column batch.body is 'gzip';

-- One document of the books, from the intent on.
create table posting (
    company_id bigint not null,
    kind text not null,
    source_id uuid not null,
    role text not null,
    generation int not null,
    source text not null,
    document_type text not null,
    store text not null,
    day date not null,
    number text,
    currency text not null,
    gross numeric not null,
    tax numeric,
    content text not null,
    settings_version bigint not null,
    state text not null check (state in ('intended', 'posted', 'refused')),
    batch_id bigint not null,
    bid text not null,
    document_id text,
    sync_token text,
    stored_number text,
    stored_currency text,
    stored_gross numeric,
    stored_tax numeric,
    difference text,
    primary key (company_id, kind, source_id, role, generation)
) with (fillfactor = 85);
create index posting_by_batch on posting (batch_id);
comment on column posting.difference is 'null when proven: the books hold what was wanted';

-- What could not be posted, until it is mended or dismissed.
create table hold (
    company_id bigint not null,
    kind text not null,
    source_id uuid not null,
    source text not null,
    state text not null check (state in ('open', 'posted but differs', 'mended', 'dismissed')),
    reasons text[] not null,
    mends text[] not null,
    since timestamptz not null,
    run_id bigint not null,
    primary key (company_id, kind, source_id)
);
create index hold_open on hold (company_id, source) where state in ('open', 'posted but differs');

-- Up to where a stream of the source has been taken into the books.
create table cursor_position (
    company_id bigint not null,
    stream text not null,
    position timestamptz not null,
    primary key (company_id, stream)
);
