-- Calls that name themselves hold no transaction while they are done: who is at one is told here.
alter table kept_answer
    -- the order in which they came, whatever a clock says
    add column id bigint generated always as identity,
    -- who is at it: a new one for each attempt
    add column attempt uuid,
    -- since when; empty once nobody is
    add column since timestamptz,
    -- told in the transaction that changed something
    add column changed boolean not null default false;
