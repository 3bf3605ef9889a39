-- What each tax code is made for. What is known was read without it, so it is read again by the next run.

alter table quickbooks_tax_rate
    add column treatment text not null default 'UNTOLD',
    add column country text not null default '',
    add column region text not null default '';
comment on column quickbooks_tax_rate.country is 'whose tax it is; empty when nobody can tell';

update quickbooks_list set looked_at = least(looked_at, now() - interval '25 hours');
-- the country was kept as QuickBooks names it: nearly always its code
delete from quickbooks_company where country !~ '^[A-Z]{2}$';
