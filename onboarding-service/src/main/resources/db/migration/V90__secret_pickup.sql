-- Secrets that are fetched at a page: link by e-mail, code by text message. Neither is stored: both follow from the order and a key
-- that is not in the database; here lies the link's hash, by which it is found.

create table secret_pickup (
    order_id       uuid primary key references customer_order,
    technical_user text        not null references technical_user,
    client_id      text        not null,
    link_hash      text        not null unique,
    expires_at     timestamptz not null,
    wrong_codes    integer     not null default 0,
    shown_at       timestamptz
);

grant select, insert, update on secret_pickup to ${appRole};
