-- Which version of a record is the newest is told by the order in which they were filed, never by a clock.
create sequence filing;
alter table source_record add column filed bigint;
update source_record s set filed = o.filed
from (select id, row_number() over (order by read_at, id) as filed from source_record) o
where s.id = o.id;
select setval('filing', greatest((select max(filed) from source_record), 1));
alter table source_record
    alter column filed set not null,
    alter column filed set default nextval('filing');
comment on column source_record.filed is 'counted on whenever it is filed, be it once more: the greatest of a record is its newest version';
