-- Recovery codes of a second factor, as digests of 120 bits each. Where a session came from is kept beside Spring
-- Session's own row of it, by the same digest of its id.

create table recovery_code (
    digest bytea primary key,
    person bigint not null references person on delete cascade,
    used_at timestamptz
);
create index recovery_code_person on recovery_code (person);

create table person_session (
    id bigint generated always as identity primary key,
    session text not null unique,
    person bigint not null references person on delete cascade,
    began_at timestamptz not null,
    origin text not null,
    browser text not null
);
create index person_session_person on person_session (person);
