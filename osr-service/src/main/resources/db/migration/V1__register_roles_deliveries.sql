-- Register, roles and deliveries. Every table with a customer's data is under forced row-level security: a transaction
-- sees nothing until it has said for whom it works (class Access sets the three settings read here, for the
-- transaction only). The owner is bound too; the application's role owns nothing.

create function granted_customer_numbers() returns text[] language sql stable parallel safe
    return string_to_array(nullif(current_setting('zugang.customer_numbers', true), ''), ',');
create function granted_technical_user() returns text language sql stable parallel safe
    return nullif(current_setting('zugang.technical_user', true), '');
create function granted_scope() returns text language sql stable parallel safe
    return nullif(current_setting('zugang.scope', true), '');

create table billing_unit (
    id              bigint generated always as identity primary key,
    external_id     text   not null unique,
    customer_number text   not null check (customer_number ~ '^[0-9]{10}$'),
    mscnumber       text   not null unique check (mscnumber ~ '^[0-9]{6}$'),
    pmnumber        text,
    msc             text   not null,
    contracts       text[] not null default '{}',
    closed_until    date
);

create table residential_unit (
    id              bigint  generated always as identity primary key,
    external_id     text    not null unique,
    billing_unit_id bigint  not null references billing_unit,
    customer_number text    not null,
    mscnumber       text    not null check (mscnumber ~ '^[0-9]{4}$'),
    pmnumber        text,
    decommissioned  boolean not null default false
);
create index residential_unit_number on residential_unit (billing_unit_id, mscnumber);

create table partner (
    residential_unit_id bigint not null references residential_unit,
    pmnumber            text   not null,
    customer_number     text   not null,
    mscnumber           text,
    name                text,
    firstname           text,
    additionalname      text,
    commercial          text,
    email               text,
    taxnumber           text,
    phonenumbers        jsonb  not null default '[]',
    address             jsonb,
    primary key (residential_unit_id, pmnumber)
);

-- valid_from is missing and periods overlap only in data that an import brought in.
create table on_site_role (
    id                  bigint generated always as identity primary key,
    residential_unit_id bigint not null references residential_unit,
    customer_number     text   not null,
    code                text   not null,
    valid_from          date,
    valid_to            date,
    pmnumber            text   not null,
    foreign key (residential_unit_id, pmnumber) references partner
);
create index on_site_role_unit on on_site_role (residential_unit_id, pmnumber);

-- What an import has brought in already: the same line again changes nothing, whatever deliveries did since.
create table imported_role (
    external_id text primary key,
    fingerprint text not null
);

create table delivery (
    id                    uuid primary key,
    technical_user        text        not null check (technical_user <> ''),
    billing_unit_number   text        not null,
    residential_unit_number text      not null,
    content               jsonb,
    status                text        not null,
    messages              jsonb,
    message_total         int         not null default 0,
    accepted_at           timestamptz not null,
    finished_at           timestamptz
);

-- The queue: one row per delivery that waits. Numbers of one unit are in the order of commit, because accepting locks
-- the unit. Holds no content, so the worker may look at it before it knows whose delivery comes next.
create table waiting_delivery (
    number           bigint generated always as identity primary key,
    unit_key         text   not null,
    delivery_id      uuid   not null references delivery,
    technical_user   text   not null,
    customer_numbers text[] not null,
    attempts         int    not null default 0
);
create index waiting_delivery_unit on waiting_delivery (unit_key, number);

create table idempotency_key (
    technical_user text        not null,
    key            text        not null,
    fingerprint    text        not null,
    delivery_id    uuid        not null,
    created_at     timestamptz not null,
    primary key (technical_user, key)
);

-- db-scheduler's table, as its documentation has it.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

do $$
declare
    guarded text;
begin
    foreach guarded in array array ['billing_unit', 'residential_unit', 'partner', 'on_site_role'] loop
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
        execute format($policy$create policy tenant on %I
            using (customer_number = any ((select granted_customer_numbers())::text[])
                   or (select granted_scope()) = 'OPERATOR')$policy$, guarded);
    end loop;
    foreach guarded in array array ['delivery', 'idempotency_key'] loop
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
        execute format($policy$create policy tenant on %I
            using (technical_user = (select granted_technical_user()) or (select granted_scope()) = 'OPERATOR')
            $policy$, guarded);
    end loop;
    alter table waiting_delivery enable row level security;
    alter table waiting_delivery force row level security;
    create policy tenant on waiting_delivery
        using (technical_user = (select granted_technical_user())
               or (select granted_scope()) in ('WORKER', 'OPERATOR'));
    alter table imported_role enable row level security;
    alter table imported_role force row level security;
    create policy operator on imported_role using ((select granted_scope()) = 'OPERATOR');
end
$$;

grant select, insert, update, delete on billing_unit, residential_unit, partner, on_site_role, imported_role, delivery,
    waiting_delivery, idempotency_key, scheduled_tasks to ${appRole};
