-- Orders that are given up while they are worked on: no worker records anything about them any more, but for undoing.

alter table provisioning_run add column given_up_at timestamptz;

-- Who takes care of an order; null: nobody yet.
alter table customer_order add column owner text;
-- Who edited it last: that person does not decide on it either.
alter table customer_order add column edited_by text;
update customer_order set owner = placed_by where placed_by not in ('zugang', 'matrix42');
create index customer_order_of_owner on customer_order (owner, placed_at desc)
    where state in ('WAITING_FOR_CUSTOMER', 'WAITING_FOR_APPROVAL', 'APPROVED', 'GIVING_UP');

-- Whose customer numbers are those of a new order.
create index technical_user_customer_numbers on technical_user using gin (customer_numbers);
