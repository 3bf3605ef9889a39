-- As whom the provider of sign-ins knows somebody. It is told once by an address, and then by the subject alone, for an
-- address may be given to somebody else one day.
create table person_identity (
    person bigint primary key references person (id) on delete cascade,
    issuer text not null,
    subject text not null,
    since timestamptz not null,
    unique (issuer, subject)
);
