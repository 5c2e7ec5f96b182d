-- What erasing by date and erasing a person look for.

-- A delivery ends after it was accepted, so these find all that may be due without touching the row's other writes:
-- neither accepted_at nor content changes while a delivery is processed.
create index delivery_content_by_age on delivery (accepted_at) where content is not null;
create index delivery_messages_by_age on delivery (accepted_at) where messages is not null;
create index delivery_by_age on delivery using brin (accepted_at);
create index quarantine_resent on quarantine (resent_as) where resent_as is not null;
create index idempotency_key_by_age on idempotency_key using brin (created_at);
create index on_site_role_by_end on on_site_role (valid_to) where valid_to is not null;

-- The same as BillingUnitNumber.canonical and ResidentialUnitNumber.canonical.
create function canonical_billing_unit(number text) returns text language sql immutable parallel safe
    return case when number ~ '^099[0-9]{6}$' then right(number, 6) else number end;
create function canonical_residential_unit(number text) returns text language sql immutable parallel safe
    return case when number ~ '^[0-9]{1,4}$' then lpad(number, 4, '0') else number end;

-- Whether a text occurs in JSON, anywhere and in any case.
create function contains_text(content jsonb, word text) returns boolean language sql stable parallel safe
    return strpos(lower(normalize(content::text)), lower(substr(to_json(word)::text, 2, length(to_json(word)::text) - 2))) > 0;

-- Whether what was sent is about the unit sought and contains the resident: a number of theirs in the unit it was sent to
-- or the one its body names, or name and first name anywhere in its text. The resident is what class Resident says.
create function contains_resident(billing_unit text, residential_unit text, content jsonb, messages jsonb, resident jsonb)
    returns boolean language sql stable parallel safe
begin atomic
    with sent as (
        select array [canonical_billing_unit(billing_unit),
                      canonical_billing_unit(content #>> '{body,billingUnit}')] as billing_units,
               array [canonical_residential_unit(residential_unit),
                      canonical_residential_unit(content #>> '{body,residentialUnit}')] as residential_units)
    select coalesce(
               (resident ->> 'billingUnit' is null or resident ->> 'billingUnit' = any (billing_units))
               and (resident ->> 'residentialUnit' is null or resident ->> 'residentialUnit' = any (residential_units))
               and (contains_text(content, resident ->> 'name')
                    and (resident ->> 'firstname' is null or contains_text(content, resident ->> 'firstname'))
                    or exists (
                        select from jsonb_array_elements(resident -> 'numbers') as known
                         where known ->> 'billingUnit' = any (billing_units)
                           and known ->> 'residentialUnit' = any (residential_units)
                           and (jsonb_path_exists(content, '$.**.pmnumber ? (@ == $pmnumber)', known)
                                or jsonb_path_exists(messages, '$.**.pmnumber ? (@ == $pmnumber)', known)))),
               false)
      from sent;
end;

-- Who erased a resident, when, why, and how much of what. Nothing of this says who the resident was.
create table erasure (
    id        uuid        primary key,
    erased_at timestamptz not null,
    erased_by text        not null,
    reason    text        not null,
    counts    jsonb       not null
);
create index erasure_by_date on erasure (erased_at);
alter table erasure enable row level security;
alter table erasure force row level security;
create policy operator on erasure using ((select granted_scope()) = 'OPERATOR');
-- no update: a record is written once, and goes when its time is over
grant select, insert, delete on erasure to ${operatorRole};
