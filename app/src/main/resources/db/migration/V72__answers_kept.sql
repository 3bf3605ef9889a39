-- What calls of the API that name themselves were answered, so that one that is sent again is not done again.
create table kept_answer (
    caller text not null,
    key text not null,
    -- a digest of what was asked
    asked bytea not null,
    status int,
    location text,
    content_type text,
    -- empty where it showed a secret
    body bytea,
    made timestamptz not null default clock_timestamp(),
    primary key (caller, key)
);

create index kept_answer_made on kept_answer (made);
