-- The clock of the database may be that of this computer, which anybody may set; the services' is theirs.

alter table batch add column sent_at_books timestamptz;
comment on column batch.sent_at_books is 'what time it was in the books, by their own word, when it was last sent; null where they had not said it';

alter table restoration add column services_at timestamptz;
comment on column restoration.services_at is 'what time the services told the first run after it; until then any order may stand in the books unknown to us';
