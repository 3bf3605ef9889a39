-- A document that stands can be amended or removed. From which version of its record it was made says whether that has to be.

alter table posting
    add column record_print text,
    add column record_content text,
    add column removed timestamptz;
comment on column posting.record_print is 'of the version that the document follows; null where it was not kept yet';
comment on column posting.record_content is 'a digest of all that was read of that version';
comment on column posting.removed is 'when we voided or deleted it';

-- What was meant to be done to documents that stand, and what came of it; the columns are those that posting gets when it is done.
-- Only ever added to and settled. The creation of a document stands in posting itself.
create table act (
    id bigint generated always as identity primary key,
    company_id bigint not null,
    kind text not null,
    source_id uuid not null,
    role text not null,
    generation int not null,
    part int not null,
    deed text not null check (deed in ('AMEND', 'VOID', 'DELETE')),
    state text not null check (state in ('intended', 'done', 'refused')),
    batch_id bigint not null,
    bid text not null,
    document_id text not null,
    sync_token text not null,
    document_number text,
    record_print text not null,
    record_content text not null,
    documents int not null,
    source text not null,
    source_gross numeric not null,
    source_tax numeric not null,
    document_type text not null,
    store text not null,
    day date not null,
    number text,
    currency text not null,
    gross numeric not null,
    tax numeric,
    taxes jsonb,
    tax_code text,
    customer text,
    customer_name text,
    lines int,
    nets jsonb,
    content text not null,
    settings_version bigint not null,
    settled timestamptz,
    refusal text
);
create unique index act_one_at_a_time on act (company_id, kind, source_id, role, generation, part)
    where state = 'intended';
create index act_by_batch on act (batch_id);
create index act_of_document on act (company_id, kind, source_id);
comment on column act.sync_token is 'the version of the document that it was meant for';
