-- Whose turn it is to be asked for again is told by the order in which they were asked, never by a clock.
create sequence asking;
alter table hold add column asked bigint;
update hold h set asked = o.asked
from (
    select company_id, kind, source_id, row_number() over (order by asked_at, source_id) as asked
    from hold where asked_at is not null) o
where h.company_id = o.company_id and h.kind = o.kind and h.source_id = o.source_id;
select setval('asking', greatest((select max(asked) from hold), 1));
alter table hold drop column asked_at;
comment on column hold.asked is 'counted on whenever it is asked for again because it was not handed out; null for never';
