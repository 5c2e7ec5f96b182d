-- The client whose secret was seen in use; sums of usage are forgotten one day, this is not.

alter table technical_user add column used_client_id text;
