-- The account that a bill is owed on: what pays it, or is taken off it, has to be on the same.
alter table posting add column payable text;
alter table act add column payable text;
