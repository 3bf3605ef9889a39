-- Tokens of programs, as digests of 256 random bits: whoever reads this cannot use them. A token that was revoked is
-- kept, so that the audit's names go on meaning something.

create table api_token (
    id bigint generated always as identity primary key,
    name text not null,
    digest bytea not null unique,
    role text not null check (role in ('OWNER', 'OPERATOR', 'ACCOUNTANT', 'VIEWER')),
    everywhere boolean not null,
    made_at timestamptz not null,
    made_by text not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
);
comment on column api_token.everywhere is 'in all companies, also those to come; otherwise in those of api_token_company';
create unique index api_token_name on api_token (lower(name)) where revoked_at is null;

create table api_token_company (
    token bigint not null references api_token on delete cascade,
    company bigint not null references company,
    primary key (token, company)
);
create index api_token_company_company on api_token_company (company);
