-- Which consents of QuickBooks were asked for: an answer is believed once, and only in the session that asked. The state
-- that goes to and fro is kept as its digest, and so is the id of the session.

create table consent_request (
    state    bytea primary key,
    session  bytea not null,
    company  bigint not null references company,
    asked_at timestamptz not null,
    used_at  timestamptz
);
create index consent_request_asked_at on consent_request (asked_at);
create index consent_request_company on consent_request (company);
