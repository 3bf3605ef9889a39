-- Which of the shop's lines each line of a purchase stands for, which lines of purchase orders a bill bills, and the
-- books' ids of the lines: a bill names them.
alter table posting
    add column line_sources jsonb,
    add column links jsonb,
    add column stored_line_ids jsonb;
alter table act
    add column line_sources jsonb,
    add column links jsonb;
