-- How far an import of the register is. Written with each part of a file in the same transaction, so that an import goes on
-- exactly where it was.
create table register_import (
    id          uuid        primary key,
    dry_run     boolean     not null,
    legacy      boolean     not null,
    format      text        not null,
    finished    boolean     not null,
    lines       bigint      not null,
    digest      text        not null,
    created     bigint      not null,
    changed     bigint      not null,
    unchanged   bigint      not null,
    refused     bigint      not null,
    updated_at  timestamptz not null
);

create table register_refusal (
    import_id uuid   not null references register_import on delete cascade,
    line      bigint not null,
    field     text,
    found     text   not null,
    expected  text   not null,
    primary key (import_id, line)
);

alter table register_import enable row level security;
alter table register_import force row level security;
create policy operator on register_import using ((select granted_scope()) = 'OPERATOR');
alter table register_refusal enable row level security;
alter table register_refusal force row level security;
create policy operator on register_refusal using ((select granted_scope()) = 'OPERATOR');

-- Two billing units may change numbers with each other in one statement: what counts is how it ends.
alter table billing_unit drop constraint billing_unit_mscnumber_key;
alter table billing_unit add constraint billing_unit_mscnumber_key unique (mscnumber) deferrable initially immediate;

grant select, insert, update, delete on register_import, register_refusal to ${appRole};
