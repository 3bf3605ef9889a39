-- What is held for another reason too may differ still: that is told beside it, and again when the other reason is gone.
alter table hold
    add column differs_causes text[],
    add column differs_reasons text[],
    add column differs_mends text[];
comment on column hold.differs_reasons is 'in what documents that stand differ, while the state is open; null where none does';
