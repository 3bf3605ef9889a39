-- An item that the settings name and a product whose SKU is written alike are not the same.
comment on column quickbooks_link.source_key is
    'a SKU, or the currency and the name of a customer, as the shop writes it; the name of an item of the settings behind a space';

update quickbooks_link link set source_key = ' ' || source_key
where kind = 'ITEM' and exists (
    select from settings_version v,
        regexp_matches(v.yaml, '(?:shipping-item|discount-item|no-sku-item|line-item):[ \t]*([^\n]*)', 'g') as named
    where v.company = link.company and lower(trim(both ' "''' from named[1])) = link.source_key);

create index quickbooks_link_by_id on quickbooks_link (company, kind, id);
