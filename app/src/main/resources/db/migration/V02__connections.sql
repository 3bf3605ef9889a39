-- The connections of each company. Every token is encrypted.

create table connection (
    company          bigint not null references company,
    kind             text not null check (kind in ('LINNWORKS', 'QUICKBOOKS')),
    state            text not null check (state in ('CONNECTED', 'NEEDS_ATTENTION', 'OFF')),
    since            timestamptz not null,
    attention        text,
    -- Linnworks: the installation token. QuickBooks: the refresh token.
    token            bytea,
    -- The rest is about QuickBooks only.
    realm            text,
    refused          boolean not null default false,
    earlier_token    bytea,
    access_token     bytea,
    access_until     timestamptz,
    refreshed        timestamptz,
    token_until      timestamptz,
    token_hard_until timestamptz,
    primary key (company, kind),
    check (state = 'OFF' or token is not null),
    check (kind = 'LINNWORKS' or state = 'OFF' or (realm is not null and refreshed is not null))
);

-- One QuickBooks company belongs to one company here.
create unique index connection_realm on connection (realm);
