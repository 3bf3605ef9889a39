-- What a payment pays: the documents with their amounts. Null of anything else.
alter table posting add column applied jsonb;
alter table act add column applied jsonb;

-- Whether a company has payments at all is asked once a day.
create index posting_of_payments on posting (company_id, document_type)
where document_type in ('PAYMENT', 'BILL_PAYMENT');
