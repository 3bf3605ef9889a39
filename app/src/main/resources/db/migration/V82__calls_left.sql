-- What the services take of calls while a run goes on, and how many reads Intuit has metered.

alter table run_progress
    add column linnworks_left integer,
    add column quickbooks_left integer;
comment on column run_progress.linnworks_left is 'calls within the minute; null where they are not counted';

create table metered_reads (
    company_id bigint not null,
    month date not null,
    reads bigint not null,
    primary key (month, company_id)
);
comment on table metered_reads is 'by the runs that began in a month of UTC';

insert into metered_reads (company_id, month, reads)
select company_id, date_trunc('month', now() at time zone 'UTC')::date,
    sum((summary #>> '{calls,quickbooksReads}')::bigint)
from run
where started >= date_trunc('month', now() at time zone 'UTC') at time zone 'UTC'
    and summary #>> '{calls,quickbooksReads}' is not null
group by company_id;
