-- What operators and the house's own jobs do runs over a role of its own. The scope that shows all tenants' rows is
-- granted to that role only: the application cannot claim it, whatever it sets. Holds for every policy that asks for
-- the scope, those of later tables included.

do $$
begin
    if not exists (select from pg_roles where rolname = '${operatorRole}') then
        raise exception 'role "${operatorRole}" is missing (expected: create role ${operatorRole} login in role ${appRole})';
    end if;
    if not pg_has_role('${operatorRole}', '${appRole}', 'usage') then
        raise exception 'role "${operatorRole}" lacks the rights of "${appRole}" (expected: grant ${appRole} to ${operatorRole})';
    end if;
    if exists (select from pg_roles where rolname in ('${appRole}', '${operatorRole}') and (rolsuper or rolbypassrls)) then
        raise exception 'roles "${appRole}" and "${operatorRole}" must not stand above row-level security';
    end if;
end
$$;

create or replace function granted_scope() returns text language sql stable parallel safe
    return case
        when current_setting('zugang.scope', true) = 'OPERATOR' and current_user <> '${operatorRole}' then null
        else nullif(current_setting('zugang.scope', true), '')
    end;
