-- Orders that change a technical user: who must agree, and to what exactly somebody agreed.

alter table customer_order
    add column approval       text not null default 'NONE',
    -- hash of the reach that was approved; the change is made only if it still leads there
    add column approved_reach text;

create index customer_order_waiting on customer_order (placed_at desc) where state = 'WAITING_FOR_APPROVAL';
create index customer_order_of_user on customer_order (technical_user, placed_at desc);
