-- Documents that a customer signs before an order goes on: which, when, by whom, and who noted it.

create table order_document (
    order_id  uuid        not null references customer_order,
    document  text        not null,
    signed_on date        not null,
    signed_by text        not null,
    noted_by  text        not null,
    noted_at  timestamptz not null,
    primary key (order_id, document)
);

grant select, insert on order_document to ${appRole};
