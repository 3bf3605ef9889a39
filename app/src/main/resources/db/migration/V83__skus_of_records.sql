-- What records are of, so that they are found by a SKU: what was sent is packed, and cannot be looked through. Filled
-- when a record is filed; of those before there is nothing, until they are read again.

create table record_sku (
    company_id bigint not null,
    kind text not null,
    source_id uuid not null,
    sku text not null,
    number text not null,
    filed_at timestamptz not null,
    primary key (company_id, kind, source_id, sku)
);
comment on column record_sku.sku is 'in small letters';
create index record_sku_by_sku on record_sku (company_id, sku, filed_at desc);
