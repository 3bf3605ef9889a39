-- What a connected shop or company showed of itself when it was looked at last, as it is told to people.

create table connection_fact (
    company bigint not null,
    kind    text not null,
    place   int not null,
    name    text not null,
    value   text not null,
    seen_at timestamptz not null,
    primary key (company, kind, place),
    foreign key (company, kind) references connection on delete cascade
);
