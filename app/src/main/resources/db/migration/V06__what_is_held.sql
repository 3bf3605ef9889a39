-- Holds name their kind of reason, and how much waits.

alter table hold add column causes text[], add column currency text, add column amount numeric;
update hold set causes = array_fill('OTHER'::text, array[cardinality(reasons)]);
alter table hold alter column causes set not null;
comment on column hold.causes is 'the kind of each reason, as docs/holds.md lists them';
comment on column hold.amount is 'the total of the record, where it is known';
