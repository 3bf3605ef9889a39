-- What QuickBooks' lists hold, so that documents can be planned without asking again. All of it can be dropped and is then
-- read anew.

create table quickbooks_company (
    company            bigint primary key,
    realm              text not null,
    country            text not null,
    home               text not null,
    multicurrency      boolean not null,
    custom_numbers     boolean not null,
    tax_system         text not null,
    books_closed_until date
);

create table quickbooks_list (
    company       bigint not null,
    kind          text not null,
    changed_since timestamptz not null,
    looked_at     timestamptz not null,
    primary key (company, kind)
);

comment on column quickbooks_list.changed_since is 'by QuickBooks'' clock: all that changed before is known';
comment on column quickbooks_list.looked_at is 'by our clock';

create table quickbooks_listed (
    company    bigint not null,
    kind       text not null,
    id         text not null,
    sync_token text not null,
    name       text not null,
    name_key   text not null,
    full_name  text not null,
    sku        text not null,
    sku_key    text not null,
    currency   text not null,
    type       text not null,
    subtype    text not null,
    seen_at    timestamptz not null,
    primary key (company, kind, id)
);

comment on table quickbooks_listed is 'active entries only; an inactive one loses its name in QuickBooks';

create index quickbooks_listed_by_name on quickbooks_listed (company, kind, name_key);
create index quickbooks_listed_by_sku on quickbooks_listed (company, sku_key) where sku_key <> '';

create table quickbooks_tax_rate (
    company   bigint not null,
    code      text not null,
    code_name text not null,
    place     int not null,
    rate      text not null,
    rate_name text not null,
    percent   numeric not null,
    primary key (company, code, place)
);

comment on table quickbooks_tax_rate is 'the parts of the codes that can be used on sales';

create table quickbooks_exchange_rate (
    company  bigint not null,
    currency text not null,
    day      date not null,
    rate     numeric not null,
    primary key (company, currency, day)
);
