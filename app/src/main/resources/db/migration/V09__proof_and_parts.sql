-- An order can become several documents, and a document is proven by more than its total and tax.

alter table posting
    add column part int not null default 1,
    add column documents int not null default 1,
    add column source_gross numeric,
    add column source_tax numeric,
    add column taxes jsonb,
    add column tax_code text,
    add column customer text,
    add column customer_name text,
    add column lines int,
    add column stored_taxes jsonb,
    add column stored_tax_code text,
    add column stored_customer text,
    add column stored_lines int;
alter table posting drop constraint posting_pkey;
alter table posting add primary key (company_id, kind, source_id, role, generation, part);
create index posting_of_several on posting (company_id, kind, source_id) where documents > 1;
comment on column posting.part is '1 for the only document of a record, or the first of several';
comment on column posting.documents is 'how many the record became';
comment on column posting.source_gross is 'what the shop says; null where it was not kept yet';
comment on column posting.taxes is 'by rate: [{"rate": id, "percent": 20, "tax": 3.15}]';
comment on column posting.customer is 'null where it was not kept yet, and is then not compared; likewise lines';
