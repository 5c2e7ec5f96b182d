-- A new secret comes with a new client at Keycloak; the former one is accepted beside it until its end.

alter table technical_user
    add column former_client_id   text unique,
    add column former_secret_hash text,
    add column former_not_after   timestamptz,
    add constraint former_client_whole check (
        (former_client_id is null) = (former_not_after is null)
        and (former_client_id is null) = (former_secret_hash is null));
