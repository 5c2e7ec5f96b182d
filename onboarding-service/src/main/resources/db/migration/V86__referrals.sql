-- Who was sent to sales, because only customers can order.

create table sales_referral (
    id              uuid primary key,
    company         text        not null,
    customer_number text,
    ticket          text,
    referred_by     text        not null,
    referred_at     timestamptz not null
);
create index sales_referral_newest on sales_referral (referred_at desc);

grant select, insert on sales_referral to ${appRole};
