-- A preview may be asked for under settings that are not saved.

alter table run_request add column settings text;
comment on column run_request.settings is 'a whole settings file; null for the saved ones';
