-- A purchase order is closed once more where a bill of it was amended since, for the books may have opened it again.
alter table posting add column amended boolean not null default false;

comment on column posting.amended is 'whether the document was amended after it was created';

update posting p set amended = true
where exists (select from act a where a.company_id = p.company_id and a.kind = p.kind and a.source_id = p.source_id
    and a.role = p.role and a.generation = p.generation and a.part = p.part and a.deed = 'AMEND' and a.state = 'done');
