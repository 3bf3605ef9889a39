-- What bills the same lines of a purchase order: a delivery that has another number now is known by them.
create index posting_of_lines on posting using gin (line_sources) where kind = 'DELIVERY';
