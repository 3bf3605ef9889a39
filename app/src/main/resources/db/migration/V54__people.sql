-- People who use the pages. A password is kept as Argon2 has it, a secret of a second factor sealed, the token of a
-- link and the id of a session as their digests: whoever reads this cannot come in with it.

create table person (
    id bigint generated always as identity primary key,
    email text not null check (email = lower(email)),
    name text not null,
    password text,
    disabled boolean not null default false,
    second_factor bytea,
    second_factor_since timestamptz,
    last_code_step bigint not null default 0,
    made_at timestamptz not null,
    signed_in_at timestamptz
);
create unique index person_email on person (email);
comment on column person.password is 'null until the link of the invitation is used';
comment on column person.second_factor_since is 'null until a first code of it was right';
comment on column person.last_code_step is 'of the last code that was used: each is used once';

create table person_role (
    person bigint not null references person on delete cascade,
    company bigint references company,
    role text not null check (role in ('OWNER', 'OPERATOR', 'ACCOUNTANT', 'VIEWER')),
    unique nulls not distinct (person, company)
);
comment on column person_role.company is 'null for all of them, also those to come';
create index person_role_company on person_role (company);

create table person_link (
    digest bytea primary key,
    person bigint not null references person on delete cascade,
    purpose text not null check (purpose in ('INVITATION', 'RESET', 'SIGN_IN')),
    expires_at timestamptz not null,
    used_at timestamptz
);
create index person_link_person on person_link (person);

-- The tables that Spring Session wants.
create table spring_session (
    primary_id char(36) primary key,
    session_id text not null,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name text
);
create unique index spring_session_id on spring_session (session_id);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session on delete cascade,
    attribute_name text not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
