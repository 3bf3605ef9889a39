-- Companies, and their settings version by version.

create table company (
    id       bigint generated always as identity primary key,
    name     text not null,
    currency text not null,
    zone     text not null,
    added    timestamptz not null
);

create unique index company_name on company (lower(name));

-- Never changed once written. Each version is a complete settings file.
create table settings_version (
    company bigint not null references company,
    version bigint not null,
    who     text not null,
    at      timestamptz not null,
    yaml    text not null,
    primary key (company, version)
);

-- What a version changed against the one before it.
create table settings_change (
    company bigint not null,
    version bigint not null,
    place   int not null,
    setting text not null,
    before  text not null,
    after   text not null,
    primary key (company, version, place),
    foreign key (company, version) references settings_version
);
