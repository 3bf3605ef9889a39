-- What a run is asked to sync, and whether its days are those on which purchases came.
alter table run_request
    add column parts text[],
    add column delivered boolean not null default false;
