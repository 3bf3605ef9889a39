-- What was planned for a record, or noticed about its documents, and is not done yet: asked for again until it is.
alter table unfinished_record add column until_done boolean not null default false;
comment on column unfinished_record.until_done is
    'whether its source has finished with it, and only something of its documents is still to be done';
