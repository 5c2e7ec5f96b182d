-- Not only the last entry that is forgotten is older than a year, but every one: a young trail with one entry at its end that says it is old
-- was forgotten as a whole.
create or replace function audit_begin_moves() returns trigger
    language plpgsql
as $$
begin
    if tg_op <> 'UPDATE' or new.position <= old.position or not exists (
        select from audit_link l where l.position = new.position and l.hash = new.hash)
        or exists (
            select from audit_link l join audit_entry e on e.id = l.entry
            where l.position <= new.position and e.at >= now() - interval '1 year')
    then
        raise exception 'the audit trail is never changed';
    end if;
    return new;
end
$$;
