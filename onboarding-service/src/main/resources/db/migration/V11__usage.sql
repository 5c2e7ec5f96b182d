-- What gateways report: sums of calls and refused requests. A report is counted once, however often it comes.

create table usage_report (
    report_id   uuid primary key,
    node        text        not null,
    received_at timestamptz not null
);
create index usage_report_old on usage_report (received_at);

create table usage_sum (
    technical_user  text        not null,
    day             date        not null,
    product         text        not null,
    operation       text        not null,
    status          integer     not null,
    -- empty: the service named none
    customer_number text        not null,
    calls           bigint      not null,
    first_at        timestamptz not null,
    last_at         timestamptz not null,
    total_millis    bigint      not null,
    maximum_millis  bigint      not null,
    primary key (technical_user, day, product, operation, status, customer_number)
);
create index usage_sum_old on usage_sum (day);

-- Never a key, a secret, a token or an address.
create table refused_request (
    request_id     uuid primary key,
    at             timestamptz not null,
    node           text        not null,
    reason         text        not null,
    status         integer     not null,
    technical_user text,
    operation      text,
    key_hint       text
);
create index refused_request_of on refused_request (technical_user, at desc);
create index refused_request_old on refused_request (at);

alter table customer_order add column first_call_at timestamptz;
create index customer_order_awaiting_first_call on customer_order (technical_user) where first_call_at is null;

grant select, insert, update, delete on usage_report, usage_sum, refused_request to ${appRole};
