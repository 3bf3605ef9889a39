-- That a document was created, or refused, is an act like its amendments and removals: what came of each stays to be told.

alter table act drop constraint act_deed_check;
alter table act add check (deed in ('CREATE', 'AMEND', 'VOID', 'DELETE'));
alter table act alter column document_id drop not null;
alter table act alter column sync_token drop not null;
alter table act add check (deed = 'CREATE' or (document_id is not null and sync_token is not null));

-- Of what was amended since, the figures of its creation are not known any more.
insert into act (company_id, kind, source_id, role, generation, part, deed, state, batch_id, bid, record_print, record_content,
    documents, source, source_gross, source_tax, document_type, store, day, number, currency, gross, tax, taxes, tax_code,
    customer, customer_name, lines, nets, content, line_sources, links, applied, settings_version)
select company_id, kind, source_id, role, generation, part, 'CREATE',
    case state when 'posted' then 'done' else state end, batch_id, bid, coalesce(record_print, ''), coalesce(record_content, ''),
    documents, source, coalesce(source_gross, gross), coalesce(source_tax, tax, 0), document_type, store, day, number, currency,
    gross, tax, taxes, tax_code, customer, customer_name, lines, nets, content, line_sources, links, applied, settings_version
from posting p
where not exists (select from act a where a.company_id = p.company_id and a.kind = p.kind and a.source_id = p.source_id
    and a.role = p.role and a.generation = p.generation and a.part = p.part and a.deed = 'AMEND' and a.state = 'done');

-- What waits for an answer is found by its act.
drop index posting_by_batch;
comment on column posting.batch_id is 'that it was created in';
comment on column act.sync_token is 'the version of the document that it was meant for; null of a creation';
