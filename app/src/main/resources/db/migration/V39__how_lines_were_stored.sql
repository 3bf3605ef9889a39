-- A digest of the lines as the books stored them, to tell whether somebody has edited them since.
alter table posting add column stored_line_digest text;
