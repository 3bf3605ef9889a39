-- A document is proven by the tax codes of its lines, too.

alter table posting
    add column nets jsonb,
    add column stored_nets jsonb;
comment on column posting.nets is 'of the lines by tax code: [{"code": id, "name": "20.0% S", "net": 12.42}]; null where it was not kept yet';
