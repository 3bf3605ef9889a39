-- From when a stream has been read, and which documents were deleted in the books.

alter table cursor_position add column covered_from timestamptz;
comment on column cursor_position.covered_from is
    'everything from here to the position has been read; null where older versions did not keep it';

alter table posting add column deleted timestamptz;
comment on column posting.deleted is 'when the document was found to be deleted in the books';
create index posting_deleted on posting (company_id, kind, source_id) where deleted is not null or generation > 1;

-- A number that Linnworks does not know is an error of whoever typed it, and no longer a hold that nobody can mend.
update hold set state = 'mended'
where kind = 'SALE' and state <> 'mended' and reasons[1] like 'Linnworks has no order %'
    and not exists (select from posting p where p.company_id = hold.company_id and p.source_id = hold.source_id);
