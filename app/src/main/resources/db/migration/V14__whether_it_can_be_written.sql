-- Written to now and then, to find out whether the database can be written to.

create table written (
    one boolean primary key default true check (one),
    at  timestamptz not null
);
