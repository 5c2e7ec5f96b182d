-- Receipts: when each gateway node confirmed what was taken away from somebody. Where calls may come from.

create table feed_revocation (
    epoch          uuid        not null,
    revision       bigint      not null,
    technical_user text        not null,
    published_at   timestamptz not null,
    primary key (epoch, revision)
);
create index feed_revocation_of on feed_revocation (technical_user, published_at desc);
create index feed_revocation_newest on feed_revocation (published_at desc);

create table feed_receipt (
    epoch        uuid        not null,
    revision     bigint      not null,
    node         text        not null,
    confirmed_at timestamptz not null,
    primary key (epoch, revision, node),
    foreign key (epoch, revision) references feed_revocation on delete cascade
);

alter table feed_node add column first_seen_at timestamptz not null default now();

alter table technical_user
    add column allowed_networks text[] not null default '{}' check (cardinality(allowed_networks) <= 50);

grant select, insert, delete on feed_revocation, feed_receipt to ${appRole};
