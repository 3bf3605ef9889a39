-- Records are held for one kind of reason where all their reasons are of the same kinds, whatever their order, those that a
-- document differs in among them: as the shell and the reports tell it.

create function held_because(causes text[], mends text[]) returns text immutable language sql as $$
    select md5(coalesce(string_agg(distinct kind, '; ' order by kind), ''))
    from (select case when cause = 'OTHER' then mend else cause end as kind
          from unnest(causes, mends) as r (cause, mend)) as reasons
$$;

-- Each sentence once, in the order in which it came first.
create function held_sentence(sentences text[]) returns text immutable language sql as $$
    select coalesce(string_agg(sentence, '; ' order by place), '')
    from (select sentence, min(place) as place
          from unnest(sentences) with ordinality as s (sentence, place) group by sentence) as once
$$;

alter table hold drop column because;
alter table hold add column because text generated always as (held_because(
    causes || coalesce(differs_causes, '{}'), mends || coalesce(differs_mends, '{}'))) stored;
create index hold_because on hold (company_id, kind, because, source, source_id)
    where state in ('open', 'posted but differs');
