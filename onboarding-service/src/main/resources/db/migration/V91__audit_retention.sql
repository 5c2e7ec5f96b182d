-- The audit trail is kept for a time and then forgotten from its beginning. The chain begins at audit_begin from then on; nothing younger than
-- a year is ever forgotten, whoever asks, and nothing is forgotten out of the middle.

create table audit_begin (
    only_one boolean primary key default true check (only_one),
    -- of the last entry that was forgotten, 0 for none
    position bigint not null,
    hash     text   not null
);

insert into audit_begin (position, hash) values (0, repeat('0', 64));

create function audit_begin_moves() returns trigger
    language plpgsql
as $$
begin
    if tg_op <> 'UPDATE' or new.position <= old.position or not exists (
        select from audit_link l join audit_entry e on e.id = l.entry
        where l.position = new.position and l.hash = new.hash and e.at < now() - interval '1 year')
    then
        raise exception 'the audit trail is never changed';
    end if;
    return new;
end
$$;

create trigger audit_begin_moves before insert or update or delete on audit_begin
    for each row execute function audit_begin_moves();

create function audit_link_goes() returns trigger
    language plpgsql
as $$
begin
    if old.position > (select position from audit_begin) then
        raise exception 'the audit trail is never changed';
    end if;
    return old;
end
$$;

create function audit_entry_goes() returns trigger
    language plpgsql
as $$
begin
    if exists (select from audit_link where entry = old.id) then
        raise exception 'the audit trail is never changed';
    end if;
    return old;
end
$$;

drop trigger audit_entry_stays on audit_entry;
drop trigger audit_link_stays on audit_link;
create trigger audit_entry_stays before update or truncate on audit_entry execute function audit_refuse();
create trigger audit_link_stays before update or truncate on audit_link execute function audit_refuse();
create trigger audit_entry_goes before delete on audit_entry for each row execute function audit_entry_goes();
create trigger audit_link_goes before delete on audit_link for each row execute function audit_link_goes();

-- Forgets entries from the beginning of the trail up to the first that is not older, ten thousand at most; tells up to which position, or 0
-- if there was none. As the owner, since the application's role may delete nothing.
create function audit_forget(older_than timestamptz) returns bigint
    language plpgsql security definer set search_path from current
as $$
declare
    first bigint;
    upto bigint;
    gone bigint[];
begin
    select position into first from audit_begin for update;
    select coalesce(min(l.position) - 1, (select position from audit_head)) into upto
        from audit_link l join audit_entry e on e.id = l.entry where e.at >= older_than;
    upto := least(upto, first + 10000);
    if upto <= first then
        return 0;
    end if;
    select array_agg(entry) into gone from audit_link where position <= upto;
    update audit_begin set position = upto, hash = (select hash from audit_link where position = upto);
    delete from audit_link where position <= upto;
    delete from audit_entry where id = any (gone);
    return upto;
end
$$;

revoke execute on function audit_forget(timestamptz) from public;
grant execute on function audit_forget(timestamptz) to ${appRole};
grant select on audit_begin to ${appRole};
