-- Run once by the PostgreSQL image on an empty data directory. Owners migrate, applications work; an application role owns nothing and cannot bypass
-- row-level security. Passwords come from the environment of the container (see docker-compose.yml).
\getenv onboarding_owner_password ONBOARDING_OWNER_PASSWORD
\getenv onboarding_app_password ONBOARDING_APP_PASSWORD
\getenv osr_owner_password OSR_OWNER_PASSWORD
\getenv osr_app_password OSR_APP_PASSWORD
\getenv osr_operator_password OSR_OPERATOR_PASSWORD
\getenv ola_owner_password OLA_OWNER_PASSWORD
\getenv ola_app_password OLA_APP_PASSWORD
\getenv keycloak_password KEYCLOAK_DB_PASSWORD

create role onboarding_owner login password :'onboarding_owner_password';
create role onboarding_app login password :'onboarding_app_password';
create role osr_owner login password :'osr_owner_password';
create role osr_app login password :'osr_app_password';
create role osr_operator login password :'osr_operator_password' in role osr_app;
create role ola_owner login password :'ola_owner_password';
create role ola_app login password :'ola_app_password';
create role keycloak login password :'keycloak_password';

-- the detail of an error quotes the row it is about, and rows hold people
alter system set log_error_verbosity = 'terse';
select pg_reload_conf();

create database keycloak owner keycloak;
create database zugang;
revoke all on database zugang from public;
grant connect on database zugang to onboarding_owner, onboarding_app, osr_owner, osr_app, osr_operator,
  ola_owner, ola_app;
\connect zugang
create schema onboarding authorization onboarding_owner;
create schema osr authorization osr_owner;
create schema ola authorization ola_owner;
grant usage on schema onboarding to onboarding_app;
grant usage on schema osr to osr_app;
grant usage on schema ola to ola_app;
