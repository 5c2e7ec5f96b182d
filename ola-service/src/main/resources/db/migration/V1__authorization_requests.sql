-- Authorization requests of the past 24 hours. Under forced row-level security: a transaction sees nothing until it has
-- said for whom it works and where the window begins (class Access sets what is read here, for the transaction only).

create function granted_customer_numbers() returns text[] language sql stable parallel safe
    return string_to_array(nullif(current_setting('zugang.customer_numbers', true), ''), ',');
create function granted_window_start() returns timestamptz language sql stable parallel safe
    return nullif(current_setting('zugang.window_start', true), '')::timestamptz;
create function granted_scope() returns text language sql stable parallel safe
    return nullif(current_setting('zugang.scope', true), '');

-- By the hour, so that what has passed is dropped, not deleted. No grants on partitions: they are reached through here.
create table authorization_request (
    requested_at    timestamptz not null,
    id              text        not null,
    customer_number text        not null check (customer_number ~ '^[0-9]{10}$'),
    position        bigint      not null,
    version         int         not null,
    content         jsonb       not null,
    primary key (requested_at, id)
) partition by range (requested_at);
create index authorization_request_newest on authorization_request (customer_number, requested_at desc, id desc);
create index authorization_request_position on authorization_request (customer_number, position);

-- The one row that numbers what becomes known. Locked by whoever writes, so numbers are in the order of commit.
create table stream (
    single         boolean     primary key default true check (single),
    epoch          uuid        not null default gen_random_uuid(),
    position       bigint      not null default 0,
    complete_until timestamptz,
    received_at    timestamptz
);
insert into stream default values;

alter table authorization_request enable row level security;
alter table authorization_request force row level security;
create policy caller on authorization_request for select
    using (customer_number = any ((select granted_customer_numbers())::text[])
           and requested_at > (select granted_window_start()));
create policy ingest on authorization_request using ((select granted_scope()) = 'INGEST');

-- Partitions from 25 hours ago to two hours ahead. Attaching does not keep readers waiting, creating in place would.
create function ensure_partitions(at timestamptz) returns void language plpgsql
    security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
declare
    hour timestamptz;
    name text;
begin
    perform pg_advisory_xact_lock(hashtext('${flyway:defaultSchema}.partitions'));
    for hour in select generate_series(date_trunc('hour', at - interval '24 hours', 'UTC'),
                                       date_trunc('hour', at + interval '2 hours', 'UTC'), interval '1 hour') loop
        name := 'authorization_request_' || to_char(hour at time zone 'UTC', 'YYYYMMDDHH24');
        if to_regclass(name) is null then
            execute format('create table %I (like authorization_request including all,
                                             check (requested_at >= %L and requested_at < %L))',
                           name, hour, hour + interval '1 hour');
            execute format('alter table authorization_request attach partition %I for values from (%L) to (%L)',
                           name, hour, hour + interval '1 hour');
        end if;
    end loop;
end
$$;

-- Drops what ended 24 hours before the given time or earlier. Waits only for a moment behind readers; what it does not
-- get it leaves to the next call. Returns how many were dropped.
create function drop_partitions(at timestamptz) returns int language plpgsql
    security definer set search_path = ${flyway:defaultSchema}, pg_temp
    set lock_timeout = '100ms' as $$
declare
    old text;
    dropped int := 0;
begin
    for old in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'authorization_request'::regclass
                  and to_timestamp(right(c.relname, 10) || '+00', 'YYYYMMDDHH24TZH') + interval '1 hour'
                      <= at - interval '24 hours' loop
        begin
            execute format('drop table %I', old);
            dropped := dropped + 1;
        exception when lock_not_available then
            raise notice 'partition % is in use', old;
        end;
    end loop;
    return dropped;
end
$$;

revoke execute on function ensure_partitions, drop_partitions from public;
grant execute on function ensure_partitions, drop_partitions to ${appRole};
grant select, insert, update on authorization_request to ${appRole};
grant select, update on stream to ${appRole};
