-- Where the buyer is decides the tax, also once the source has taken the buyer out of the record.
alter table source_record
    add column buyer_country text,
    add column buyer_region text;
comment on column source_record.buyer_country is 'the code of the buyer''s country, as far as it was ever told; null when unknown';
comment on column source_record.buyer_region is 'the part of it that matters for taxes; null where neither was kept yet, or the record cannot be read';
