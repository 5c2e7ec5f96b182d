\set user random(0, :users - 1)
\set c :user * 10
begin read only;
select set_config('zugang.customer_numbers', (select string_agg(lpad((:c + k)::text, 10, '0'), ',') from generate_series(0, 9) k), true), set_config('zugang.window_start', (now() - interval '24 hours')::text, true), set_config('zugang.scope', 'CALLER', true);
select epoch, position, complete_until from stream;
select r.* from unnest(array[lpad((:c)::text, 10, '0'), lpad((:c + 1)::text, 10, '0'), lpad((:c + 2)::text, 10, '0'), lpad((:c + 3)::text, 10, '0'), lpad((:c + 4)::text, 10, '0'), lpad((:c + 5)::text, 10, '0'), lpad((:c + 6)::text, 10, '0'), lpad((:c + 7)::text, 10, '0'), lpad((:c + 8)::text, 10, '0'), lpad((:c + 9)::text, 10, '0')]) as c (number) cross join lateral (select id, version, position, customer_number, requested_at, content from authorization_request where customer_number = c.number and requested_at >= now() - interval '24 hours' and requested_at < now() order by requested_at desc, id desc limit 51) r order by r.requested_at desc, r.id desc limit 51 offset 0;
commit;
