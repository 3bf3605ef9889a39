-- What the shop's names have become in the books, and which order has which document number.

create table quickbooks_link (
    company    bigint not null,
    kind       text not null,
    source_key text not null,
    id         text not null,
    name       text not null,
    gone       boolean not null default false,
    primary key (company, kind, source_key)
);

comment on column quickbooks_link.source_key is 'a SKU, or the currency and the name of a customer, as the shop writes it';
comment on column quickbooks_link.id is 'decides, whatever the entry is called by now';
comment on column quickbooks_link.gone is 'QuickBooks was asked, and has no active entry with this id';

create table document_number (
    company_id bigint not null,
    number     text not null,
    kind       text,
    source_id  uuid,
    role       text,
    primary key (company_id, number)
);

comment on column document_number.number is 'in small letters';
comment on column document_number.source_id is 'null where the number stands on a document that no record of ours is known to have';

insert into document_number (company_id, number, kind, source_id, role)
select company_id, lower(number), kind, source_id, role from posting where number is not null and state <> 'refused'
on conflict do nothing;
