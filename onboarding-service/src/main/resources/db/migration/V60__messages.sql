-- What became of messages: text messages are asked after when no report comes, e-mails may come back.

alter table text_message
    add column accepted_at timestamptz,
    -- how often and when we asked the provider because no report came
    add column asked integer not null default 0,
    add column asked_at timestamptz;
update text_message set accepted_at = changed_at;
alter table text_message alter column accepted_at set not null;
create index text_message_unsettled on text_message (accepted_at)
    where status in ('ACCEPTED', 'QUEUED', 'SENDING', 'SENT');

create table email_message (
    message_id  text primary key,
    order_id    uuid        not null references customer_order,
    -- ACCEPTED or BOUNCED
    status      text        not null,
    -- status code of RFC 3463 from the bounce
    error_code  text,
    accepted_at timestamptz not null,
    changed_at  timestamptz not null
);
create index email_message_of on email_message (order_id);

-- Sendings of the last day, to notice who has us send too many. The marks are keyed hashes, so no number can be read here.
create table text_sending (
    id     bigint generated always as identity primary key,
    at     timestamptz not null,
    number text        not null,
    range  text        not null
);
create index text_sending_at on text_sending (at);

-- Who had a message sent again; kept for as long as it counts.
create table message_resend (
    id       bigint generated always as identity primary key,
    order_id uuid        not null references customer_order,
    who      text        not null,
    at       timestamptz not null
);
create index message_resend_at on message_resend (at);

grant select, insert, update on email_message to ${appRole};
grant select, insert, delete on text_sending, message_resend to ${appRole};
