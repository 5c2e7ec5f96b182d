-- The queue is worked off by the instances themselves, fairly between technical users (decision 0080).
-- head: the oldest delivery of its unit; only heads may be claimed, so a unit's deliveries take effect one at a time.
-- start_tag, finish_tag: virtual times of start-time fair queueing; the head with the lowest start tag is next.
-- claimed_by: the instance that works on it; claims: how often it was claimed, which tells a late writer from the present one.

alter table waiting_delivery
    add column head        boolean     not null default false,
    add column start_tag   bigint      not null default 0,
    add column finish_tag  bigint      not null default 0,
    add column accepted_at timestamptz not null default now(),
    add column due_at      timestamptz not null default now(),
    add column claimed_by  uuid,
    add column claims      int         not null default 0;
alter table waiting_delivery set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
create unique index waiting_delivery_head_of_unit on waiting_delivery (unit_key) where head;
create index waiting_delivery_next on waiting_delivery (start_tag, number) where head;
create index waiting_delivery_tags on waiting_delivery (technical_user, finish_tag);
create index waiting_delivery_claims on waiting_delivery (claimed_by) where claimed_by is not null;

-- A claim of an instance that was not seen for a while is void. Holds nothing of a tenant or a person.
create table worker_instance (
    id        uuid primary key,
    last_seen timestamptz not null
);

-- What was given up, with a copy of what was sent: the delivery itself may be erased earlier.
create table quarantine (
    id                      uuid primary key references delivery,
    technical_user          text        not null check (technical_user <> ''),
    customer_numbers        text[]      not null,
    unit_key                text        not null,
    billing_unit_number     text        not null,
    residential_unit_number text        not null,
    content                 jsonb       not null,
    attempts                int         not null,
    cause                   text        not null,
    accepted_at             timestamptz not null,
    given_up_at             timestamptz not null,
    resent_as               uuid references delivery
);
create index quarantine_order on quarantine (given_up_at, id);

alter table quarantine enable row level security;
alter table quarantine force row level security;
create policy tenant on quarantine
    using (technical_user = (select granted_technical_user()) or (select granted_scope()) = 'OPERATOR');
grant select, insert, update, delete on worker_instance, quarantine to ${appRole};

-- How many wait for a person, and nothing else about them; for the worker, who sees none of them.
-- Appends deliveries of one sender to their units' queues. Holds the units' entries until the transaction ends, so numbers
-- are given in the order of commits; takes them in one order, so that nobody waits in a circle. Sees the whole queue, since
-- other technical users may wait for the same unit; it tells the caller nothing of it.
create function enqueue(units text[], deliveries uuid[], sender text, numbers text[], virtual_time bigint, costs int[])
    returns void language plpgsql as $$
declare
    caller    text := current_setting('zugang.scope', true);
    tag       bigint;
    is_behind boolean;
begin
    perform set_config('zugang.scope', 'WORKER', true);
    perform pg_advisory_xact_lock(entry.name)
       from (select distinct hashtextextended(unit, 1) as name from unnest(units) as unit order by 1) as entry;
    select greatest(virtual_time, max(finish_tag)) into tag from waiting_delivery where technical_user = sender;
    for i in 1 .. cardinality(units) loop
        is_behind := exists (select from waiting_delivery where unit_key = units[i]);
        insert into waiting_delivery (unit_key, delivery_id, technical_user, customer_numbers, head, start_tag, finish_tag)
        values (units[i], deliveries[i], sender, numbers, not is_behind, tag, tag + costs[i]);
        if is_behind then
            -- who waits in front is as urgent as the most urgent one behind it; a locked row is being worked on already
            update waiting_delivery set start_tag = tag
             where number = (select number from waiting_delivery
                              where unit_key = units[i] and head and start_tag > tag for update skip locked);
        end if;
        tag := tag + costs[i];
    end loop;
    perform set_config('zugang.scope', caller, true);
end
$$;

-- From before: the oldest of each unit is its head, and its job is not needed any more.
set local zugang.scope = 'WORKER';
update waiting_delivery set head = true where number in (select min(number) from waiting_delivery group by unit_key);
delete from scheduled_tasks where task_name = 'unit';
