-- Who did what, when and from where. Only ever added to; no row names a secret. The company is no foreign key, for the row
-- outlives what it tells of.

create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text not null,
    origin  text not null,
    act     text not null,
    company bigint,
    subject text not null,
    done    boolean not null
);

create index audit_of_company on audit (company, id);

create function audit_stays() returns trigger language plpgsql as $$
begin
    raise exception 'The audit is only ever added to';
end
$$;

create trigger audit_stays before update or delete or truncate on audit
    for each statement execute function audit_stays();
