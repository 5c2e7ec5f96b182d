\set batch random(1, 999999999999)
\set first random(0, :customers - 1)
begin;
select set_config('zugang.customer_numbers', '', true), set_config('zugang.window_start', '', true), set_config('zugang.scope', 'INGEST', true);
update stream set position = position + 500, received_at = now() returning position - 500 as after \gset
insert into authorization_request as stored (requested_at, id, customer_number, position, version, content) select now() - i * interval '1 millisecond', 'f-' || :batch || '-' || i, lpad(((:first + i) % :customers)::text, 10, '0'), :after + i, 1, '{"result": "APPROVED", "cardNumber": "************1234", "merchant": {"id": "DE-4711", "name": "Autohof Musterstadt", "country": "DE"}, "amount": {"value": 83.25, "currency": "EUR"}, "products": [{"code": "DIESEL", "name": "Diesel", "quantity": 51.2, "unit": "l"}]}'::jsonb from generate_series(1, 500) i on conflict (requested_at, id) do update set position = excluded.position, version = stored.version + 1, content = excluded.content where not stored.content ? 'products' and excluded.content ? 'products' and stored.customer_number = excluded.customer_number and stored.content = excluded.content - 'products' returning requested_at, id, version = 1;
commit;
