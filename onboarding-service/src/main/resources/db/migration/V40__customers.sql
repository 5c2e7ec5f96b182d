-- The register of customers: who is behind a customer number, and which numbers belong together.

create table customer (
    customer_number      text primary key check (customer_number ~ '^[0-9]{10}$'),
    -- all numbers with the same main customer number are one customer's
    main_customer_number text        not null references customer,
    company              text        not null,
    active               boolean     not null,
    documents_signed_on  date,
    imported_at          timestamptz not null
);
create index customer_belonging on customer (main_customer_number, customer_number);

grant select, insert, update on customer to ${appRole};
