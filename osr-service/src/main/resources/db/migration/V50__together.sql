-- Deliveries are processed together (decision 0101).
-- A claim changes no indexed column any more, so it writes one row version and no index entry.
drop index waiting_delivery_claims;

-- The heads of one sender, for when those of others must be passed over.
create index waiting_delivery_sender on waiting_delivery (technical_user, start_tag, number) where head;

-- As before (V30), for all deliveries at once instead of one after the other.
create or replace function enqueue(units text[], deliveries uuid[], sender text, numbers text[], virtual_time bigint, costs int[])
    returns void language plpgsql as $$
declare
    caller text := current_setting('zugang.scope', true);
    begun  bigint;
begin
    perform set_config('zugang.scope', 'WORKER', true);
    perform pg_advisory_xact_lock(entry.name)
       from (select distinct hashtextextended(unit, 1) as name from unnest(units) as unit order by 1) as entry;
    select greatest(virtual_time, max(finish_tag)) into begun from waiting_delivery where technical_user = sender;
    with entry as (
        select unit, delivery, cost, place, begun + sum(cost) over (order by place) as finish
          from unnest(units, deliveries, costs) with ordinality as entry (unit, delivery, cost, place)),
    added as (
        insert into waiting_delivery (unit_key, delivery_id, technical_user, customer_numbers, head, start_tag, finish_tag)
        select unit, delivery, sender, numbers,
               row_number() over (partition by unit order by place) = 1
                   and not exists (select from waiting_delivery before where before.unit_key = entry.unit),
               finish - cost, finish
          from entry order by place)
    -- who waits in front is as urgent as the most urgent one behind it; a locked row is being worked on already
    update waiting_delivery as front set start_tag = urgent.tag
      from (select h.number, (select min(finish - cost) from entry where entry.unit = h.unit_key) as tag
              from waiting_delivery h
             where h.head and h.unit_key = any (units)
               and h.start_tag > (select min(finish - cost) from entry where entry.unit = h.unit_key)
               for update of h skip locked) as urgent
     where front.number = urgent.number;
    perform set_config('zugang.scope', caller, true);
end
$$;
