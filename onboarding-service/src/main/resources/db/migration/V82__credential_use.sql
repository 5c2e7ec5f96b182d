-- When each of a technical user's credentials was used last, as gateways report it: four rows each at most.

create table credential_use (
    technical_user text        not null,
    -- PRIMARY or SECONDARY key, CLIENT, or OLD_CLIENT while two overlap
    credential     text        not null check (credential in ('PRIMARY', 'SECONDARY', 'CLIENT', 'OLD_CLIENT')),
    last_at        timestamptz not null,
    primary key (technical_user, credential)
);

grant select, insert, update, delete on credential_use to ${appRole};
