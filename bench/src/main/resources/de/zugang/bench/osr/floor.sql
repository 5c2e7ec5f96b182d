\set unit random(1, :units)
\set id random(1, 999999999999)
begin;
insert into delivery (id, technical_user, billing_unit_number, residential_unit_number, content, status, accepted_at) values (('00000000-0000-4000-8000-' || lpad(:id::text, 12, '0'))::uuid, 'tu-bench', '100000', '0001', '{"body": {"billingUnit": "100000", "residentialUnit": "0001"}, "content": {"roles": [{"code": "S-COR", "change": "INSERT", "period": {"from": "2026-01-01"}, "partner": {"pmnumber": "P-1"}}], "partners": [{"name": "Muster", "address": {"city": "Musterstadt", "street": "Hauptstrasse 1", "country": "DE", "postalcode": "12345"}, "firstname": "Erika", "reference": {"pmnumber": "P-1"}, "commercial": "NON_COMMERCIAL", "phonenumbers": []}]}}', 'IN_PROGRESS', now());
insert into waiting_delivery (unit_key, delivery_id, technical_user, customer_numbers) values ('-/' || :id::text, ('00000000-0000-4000-8000-' || lpad(:id::text, 12, '0'))::uuid, 'tu-bench', '{1000000000,1000000001,1000000002,1000000003,1000000004,1000000005,1000000006,1000000007,1000000008,1000000009}') returning number \gset
commit;
begin;
insert into partner (residential_unit_id, customer_number, pmnumber, name, firstname, commercial, address) values (:unit, '1000000000', 'F-' || :id::text, 'Muster', 'Erika', 'NON_COMMERCIAL', '{"city": "Musterstadt", "street": "Hauptstrasse 1", "country": "DE", "postalcode": "12345"}');
insert into on_site_role (residential_unit_id, customer_number, code, valid_from, pmnumber) values (:unit, '1000000000', 'S-COR', '2026-01-01', 'F-' || :id::text);
update delivery set status = 'SUCCESS', finished_at = now() where id = ('00000000-0000-4000-8000-' || lpad(:id::text, 12, '0'))::uuid;
delete from waiting_delivery where number = :number;
commit;
