-- A country alone, of a record whose postal code is there, is a correction of what was said before; without one it may be what
-- is left of an address that was taken out.
alter table source_record add column buyer_whole boolean;
comment on column source_record.buyer_whole is 'whether the record told the buyer''s part of the country when it was read; null where that was not kept yet';
