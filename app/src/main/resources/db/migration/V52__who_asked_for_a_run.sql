-- What a run is for, what set it off and who asked for it are three things.

alter table run add column purpose text not null default 'sync' check (purpose in ('sync', 'preview'));
alter table run add column who text not null default '';
alter table run drop constraint run_trigger_check;
update run set purpose = 'preview', trigger = 'manual' where trigger = 'preview';
update run set who = 'schedule' where trigger = 'scheduled';
alter table run add check (trigger in ('scheduled', 'manual'));
alter table run alter column purpose drop default;
alter table run alter column who drop default;
comment on column run.who is 'empty where that was not kept';

alter table run_request add column purpose text not null default 'SYNC';
alter table run_request add column who text not null default '';
update run_request set purpose = 'PREVIEW', trigger = 'MANUAL' where upper(trigger) = 'PREVIEW';
alter table run_request alter column purpose drop default;
alter table run_request alter column who drop default;
