-- Who renews the tokens of a connection just now, and until when nobody else may. No lock of the database is held meanwhile:
-- the answer of QuickBooks may be long in coming.

alter table connection
    add column renewing       uuid,
    add column renewing_until timestamptz;
