-- The feed for gateway nodes. The one row of feed_head is locked by every change until it commits, so revisions become
-- visible in their order.

create table feed_head (
    only_one boolean primary key default true check (only_one),
    epoch    uuid   not null,
    revision bigint not null
);
insert into feed_head (epoch, revision) values (gen_random_uuid(), 0);

create table feed_entry (
    technical_user text primary key,
    revision       bigint not null unique,
    entry          jsonb  not null
);

create table feed_node (
    node         text primary key,
    epoch        uuid        not null,
    acknowledged bigint      not null,
    since        timestamptz not null,
    seen_at      timestamptz not null
);

grant select, update on feed_head to ${appRole};
grant select, insert, update on feed_entry to ${appRole};
grant select, insert, update, delete on feed_node to ${appRole};
