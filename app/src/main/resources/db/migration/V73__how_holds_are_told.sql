-- How a hold is told is worked out once, when it is written, and not for each of thousands whenever somebody looks at them.
alter table hold
    add column told text generated always as (held_sentence(reasons || coalesce(differs_reasons, '{}'))) stored,
    add column mended_by text generated always as (held_sentence(mends || coalesce(differs_mends, '{}'))) stored;
