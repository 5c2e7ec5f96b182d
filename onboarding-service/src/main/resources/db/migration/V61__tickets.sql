-- Tickets of the service desk (Matrix42), each with the one order that came of it.

create table ticket (
    object_id   text primary key,
    number      text        not null,
    -- of the description that was read last, so that an unreadable one is read again only after it was changed
    description text        not null,
    order_id    uuid unique references customer_order,
    -- how many lines of the order's history the ticket was told
    told        integer     not null default 0,
    -- what the ticket must be told besides
    to_tell     text,
    closed_at   timestamptz,
    taken_at    timestamptz not null
);
create index ticket_open on ticket (taken_at) where closed_at is null;

grant select, insert, update on ticket to ${appRole};
