-- A vendor is remembered by its supplier's id, and a supplier may be renamed.
alter table quickbooks_link
    add column called text not null default '';

comment on column quickbooks_link.source_key is
    'a SKU, or the currency and the name of a customer, as the shop writes it; of an item of the settings, its name behind a'
    ' space; of a vendor, the currency and the id of the supplier behind two spaces';
comment on column quickbooks_link.called is 'what a supplier was called, every name it ever had on a line of its own';
