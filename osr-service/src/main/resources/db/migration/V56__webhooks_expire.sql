-- When an endpoint was last of use, to the day: an endpoint of somebody who is gone is told from one that seldom changes.
-- Those that are there count from today; their owners' rows are hidden from a migration, so nothing better is known here.
alter table webhook_endpoint add column used_at timestamptz not null default now();
alter table webhook_endpoint alter column used_at drop default;
create index webhook_attempt_by_age on webhook_attempt (attempted_at);
