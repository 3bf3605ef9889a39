-- A code has other rates for purchases than for sales, and may have none for either.
alter table quickbooks_tax_rate
    add column bought boolean not null default false,
    drop constraint quickbooks_tax_rate_pkey,
    add primary key (company, code, bought, place);

comment on table quickbooks_tax_rate is 'the parts of the codes, as sales use them and as purchases do';
