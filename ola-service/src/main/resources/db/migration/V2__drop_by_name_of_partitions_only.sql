-- The time in a partition's name is read only once it is known to be a partition: as a condition of one query the planner may
-- read it from the names of all tables first, and fails on the first that has none.

create or replace function drop_partitions(at timestamptz) returns int language plpgsql
    security definer set search_path = ${flyway:defaultSchema}, pg_temp
    set lock_timeout = '100ms' as $$
declare
    partition text;
    dropped int := 0;
begin
    for partition in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                      where i.inhparent = 'authorization_request'::regclass loop
        continue when to_timestamp(right(partition, 10) || '+00', 'YYYYMMDDHH24TZH') + interval '1 hour'
                      > at - interval '24 hours';
        begin
            execute format('drop table %I', partition);
            dropped := dropped + 1;
        exception when lock_not_available then
            raise notice 'partition % is in use', partition;
        end;
    end loop;
    return dropped;
end
$$;
