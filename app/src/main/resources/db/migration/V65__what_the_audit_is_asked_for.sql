-- The audit is asked by person, by kind and by day; how large the database is is written down once a day, so that one
-- sees it grow.

create index audit_by_actor on audit (actor, id);
create index audit_by_act on audit (act, id);
create index audit_by_time on audit (at);

create table database_size (
    day date primary key,
    bytes bigint not null
);
