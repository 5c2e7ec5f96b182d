-- Where keys and secrets of a technical user go, once that was changed; whoever is not here has the contact of the order it came from.

create table technical_user_contact (
    technical_user text    primary key references technical_user,
    email          text    not null,
    mobile         text    not null,
    language       text    not null,
    -- nothing has gone there since it was changed
    email_is_new   boolean not null,
    mobile_is_new  boolean not null
);

grant select, insert, update on technical_user_contact to ${appRole};
