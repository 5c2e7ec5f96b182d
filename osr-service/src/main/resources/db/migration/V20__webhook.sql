-- Webhooks: one endpoint per technical user, what waits to be sent to it, and what became of it. Messages hold ids and
-- numbers only. No foreign keys: staging a message must never fail because its endpoint is being removed.

create table webhook_endpoint (
    technical_user        text        primary key check (technical_user <> ''),
    url                   text        not null,
    secret                bytea       not null,
    previous_secret       bytea,
    previous_secret_until timestamptz,
    state                 text        not null,
    failures              int         not null default 0,
    failing_since         timestamptz,
    resting_until         timestamptz,
    disabled_at           timestamptz,
    created_at            timestamptz not null,
    changed_at            timestamptz not null
);

create table webhook_message (
    id             uuid        primary key,
    technical_user text        not null check (technical_user <> ''),
    type           text        not null,
    delivery_id    uuid,
    payload        text        not null,
    occurred_at    timestamptz not null,
    attempts       int         not null default 0,
    due_at         timestamptz not null
);
create index webhook_message_due on webhook_message (technical_user, due_at);

create table webhook_attempt (
    number          bigint generated always as identity primary key,
    technical_user  text        not null check (technical_user <> ''),
    message_id      uuid        not null,
    type            text        not null,
    delivery_id     uuid,
    attempted_at    timestamptz not null,
    outcome         text        not null,
    status          int,
    duration_millis bigint      not null,
    next_attempt_at timestamptz
);
create index webhook_attempt_user on webhook_attempt (technical_user, number desc);

-- A db-scheduler table of its own, so that slow receivers and deliveries do not share workers: one job per endpoint that
-- has something to send.
create table webhook_task (
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
create index webhook_task_execution_time on webhook_task (execution_time);
create index webhook_task_last_heartbeat on webhook_task (last_heartbeat);

do $$
declare
    guarded text;
begin
    foreach guarded in array array ['webhook_endpoint', 'webhook_message', 'webhook_attempt'] loop
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
        execute format($policy$create policy tenant on %I
            using (technical_user = (select granted_technical_user()) or (select granted_scope()) = 'OPERATOR')
            $policy$, guarded);
    end loop;
end
$$;

grant select, insert, update, delete on webhook_endpoint, webhook_message, webhook_attempt, webhook_task to ${appRole};
