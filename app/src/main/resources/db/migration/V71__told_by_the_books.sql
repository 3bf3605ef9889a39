-- That QuickBooks' webhooks told of changes in the books of a company. Nothing of what they say is kept: the books are asked.

create table books_news (
    company_id bigint primary key,
    told bigint not null,
    told_at timestamptz,
    attended_at timestamptz,
    check ((told > 0) = (told_at is not null))
);
comment on column books_news.told is 'how often since the books were asked last';
comment on column books_news.told_at is 'when first since then';
comment on column books_news.attended_at is 'when the books were asked last, or a run was set off to ask them';
