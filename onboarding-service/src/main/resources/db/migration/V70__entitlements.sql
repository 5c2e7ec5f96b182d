-- Entitlements as the catalogue has them, in the place of the one that was known by name.

alter table customer_order
    -- of a new technical user: name to WAITING, GRANTED or REFUSED
    add column entitlements text not null default '{}' check (entitlements is json object);

update customer_order set entitlements = json_build_object('OLA', ola) where ola <> 'NOT_WANTED';
update customer_order
set kind = replace(kind, '_OLA', '_ENTITLEMENT'), content = (content::jsonb || '{"changedEntitlement": "OLA"}')::text
where kind in ('GRANT_OLA', 'WITHDRAW_OLA');
alter table customer_order drop column ola;
create index customer_order_entitlement_waiting on customer_order (placed_at desc)
    where jsonb_path_exists(entitlements::jsonb, '$.* ? (@ == "WAITING")');

-- the entitlement that was decided on
alter table order_history add column about text;
update order_history set about = 'OLA', what = replace(what, 'OLA_', 'ENTITLEMENT_') where what in ('OLA_APPROVED', 'OLA_REJECTED');

alter table provisioning_step drop constraint provisioning_step_order_id_part_fkey;
update provisioning_run set part = 'ENTITLEMENT/OLA' where part = 'OLA';
update provisioning_step
set part = 'ENTITLEMENT/OLA', step = replace(step, '_OLA', '_ENTITLEMENT'),
    remark = replace(remark, 'OLA_REACHES_FURTHER', 'ENTITLEMENT_REACHES_FURTHER')
where part = 'OLA';
alter table provisioning_step add foreign key (order_id, part) references provisioning_run;
update scheduled_tasks set task_instance = replace(task_instance, '/OLA', '/ENTITLEMENT/OLA') where task_instance like '%/OLA';
