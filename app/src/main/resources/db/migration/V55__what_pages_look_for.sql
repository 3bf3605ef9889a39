-- Pages add documents up by their days, and find them by their numbers.
create index posting_by_day on posting (company_id, day, store);
create index posting_by_number on posting (company_id, stored_number text_pattern_ops);
create index posting_by_source on posting (company_id, source text_pattern_ops);
