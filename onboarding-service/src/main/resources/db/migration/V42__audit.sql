-- The audit trail: who, when, what, why for every change. Nobody changes or removes an entry: the application's role may not, a
-- trigger refuses even the owner, and whoever gets around both breaks the chain of hashes.

create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    who     text        not null,
    what    text        not null,
    -- what was changed, for example "order <id>" or "technical user <name>"
    subject text        not null,
    detail  text        not null,
    why     text
);

create index audit_entry_of on audit_entry (subject, id desc);

-- One link for each entry, in the order of commits.
create table audit_link (
    position bigint primary key check (position > 0),
    entry    bigint not null unique references audit_entry,
    hash     text   not null
);

create table audit_head (
    only_one boolean primary key default true check (only_one),
    position bigint not null,
    hash     text   not null
);

insert into audit_head (position, hash) values (0, repeat('0', 64));

-- A field with its length in bytes before it, so that no two different entries read the same; "-" for none.
create function audit_field(field text) returns text
    language sql immutable
    return coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field, '-') || ',';

-- Runs when the transaction commits: the head is locked for that moment only, and nothing is waited for while it is held.
-- As the owner, since the application's role may not write links.
create function audit_chain() returns trigger
    language plpgsql security definer set search_path from current
as $$
declare
    head audit_head%rowtype;
    next text;
begin
    select * into head from audit_head for update;
    next := encode(sha256(convert_to(
        audit_field(head.hash) || audit_field((head.position + 1)::text)
        || audit_field(to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || audit_field(new.who) || audit_field(new.what) || audit_field(new.subject)
        || audit_field(new.detail) || audit_field(new.why), 'UTF8')), 'hex');
    insert into audit_link (position, entry, hash) values (head.position + 1, new.id, next);
    update audit_head set position = head.position + 1, hash = next;
    return null;
end
$$;

create constraint trigger audit_chain after insert on audit_entry
    deferrable initially deferred for each row execute function audit_chain();

create function audit_refuse() returns trigger
    language plpgsql
as $$
begin
    raise exception 'the audit trail is never changed';
end
$$;

create trigger audit_entry_stays before update or delete or truncate on audit_entry execute function audit_refuse();
create trigger audit_link_stays before update or delete or truncate on audit_link execute function audit_refuse();

grant select, insert on audit_entry to ${appRole};
grant select on audit_link, audit_head to ${appRole};
