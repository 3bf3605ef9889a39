-- When somebody was seen to have edited a document of ours in the books; null while it stands as we left it.
alter table posting add column edited timestamptz;
