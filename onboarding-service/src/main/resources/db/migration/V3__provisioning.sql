-- Durable provisioning: one run per part of an order, its steps, and db-scheduler's own table (as published with it).

create table provisioning_run (
    order_id   uuid        not null references customer_order,
    part       text        not null,
    fence      bigint      not null default 0,
    created_at timestamptz not null,
    primary key (order_id, part)
);

create table provisioning_step (
    order_id        uuid        not null,
    part            text        not null,
    step            text        not null,
    state           text        not null,
    attempts        integer     not null default 0,
    started_at      timestamptz,
    done_at         timestamptz,
    next_attempt_at timestamptz,
    remark          text,
    -- what a step must know of its earlier attempts; never a secret in readable form
    note            text,
    sealed          bytea,
    primary key (order_id, part, step),
    foreign key (order_id, part) references provisioning_run
);

create table text_message (
    sid        text primary key,
    order_id   uuid references customer_order,
    status     text        not null,
    error_code text,
    changed_at timestamptz not null
);
create index text_message_of on text_message (order_id);

create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

grant select, insert, update on provisioning_run, provisioning_step, text_message to ${appRole};
grant select, insert, update, delete on scheduled_tasks to ${appRole};
