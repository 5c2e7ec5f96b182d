-- Who may go on with an import: whoever sent its file last. An earlier sending finds another number here and stops.
alter table register_import add column run uuid not null default gen_random_uuid();
alter table register_import add column begun_by text not null default 'unknown';
create index register_import_by_age on register_import (updated_at);

-- Who has or had a turn last, to be told to those who wait for it. The turn itself is an advisory lock. Work is named by its
-- id; nothing of a tenant or a person is in here.
create table operator_turn (
    kind  text        primary key,
    work  uuid        not null,
    since timestamptz not null
);
grant select, insert, update, delete on operator_turn to ${operatorRole};
