-- Orders, technical users, keys. Owner: the role that runs this; the application works as ${appRole}, which may neither
-- change the schema nor rewrite history.

create table customer_order (
    id                   uuid primary key,
    version              integer     not null,
    kind                 text        not null,
    state                text        not null,
    ola                  text        not null,
    company              text        not null,
    main_customer_number text        not null,
    technical_user       text,
    ticket               text,
    content              text        not null check (content is json object),
    placed_by            text        not null,
    placed_at            timestamptz not null,
    due_at               timestamptz not null,
    approved_at          timestamptz,
    done_at              timestamptz
);
create index customer_order_newest on customer_order (placed_at desc, id);
create index customer_order_by_state on customer_order (state, placed_at desc);
create index customer_order_ola_waiting on customer_order (placed_at desc) where ola = 'WAITING';

create table order_history (
    id       bigint generated always as identity primary key,
    order_id uuid        not null references customer_order,
    at       timestamptz not null,
    who      text        not null,
    what     text        not null,
    why      text
);
create index order_history_of on order_history (order_id, id);

create table technical_user (
    name                 text primary key,
    version              integer     not null,
    client_id            text        not null unique,
    order_id             uuid        not null unique references customer_order,
    company              text        not null,
    state                text        not null,
    main_customer_number text        not null,
    customer_numbers     text[]      not null check (cardinality(customer_numbers) between 1 and 300),
    entitlements         text[]      not null,
    secret_hash          text,
    created_at           timestamptz not null
);

-- Only the hash of a key is stored; prefix and last four characters tell one from another.
create table subscription_key (
    technical_user text        not null references technical_user,
    slot           text        not null,
    hash           text        not null unique,
    prefix         text        not null,
    last_four      text        not null,
    created_at     timestamptz not null,
    not_after      timestamptz,
    primary key (technical_user, slot)
);

grant select, insert, update on customer_order, technical_user to ${appRole};
grant select, insert, update, delete on subscription_key to ${appRole};
grant select, insert on order_history to ${appRole};
