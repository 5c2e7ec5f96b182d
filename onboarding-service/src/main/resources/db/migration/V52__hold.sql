-- While there is a row, provisioning begins no step: nothing is changed at Keycloak, and no message leaves.

create table provisioning_hold (
    only_one boolean     primary key default true check (only_one),
    since    timestamptz not null,
    who      text        not null,
    why      text        not null
);

grant select, insert, delete on provisioning_hold to ${appRole};
