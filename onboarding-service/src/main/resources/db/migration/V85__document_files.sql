-- A signed document itself, in the place of day and name. Its bytes lie apart, so that looking at an order reads none.

alter table order_document
    alter column signed_on drop not null,
    alter column signed_by drop not null,
    add column file_size integer,
    add column file_sha256 text,
    add check ((signed_on is null) = (signed_by is null)),
    add check ((file_size is null) = (file_sha256 is null)),
    add check (signed_on is not null or file_size is not null);

create table order_document_file (
    order_id uuid  not null,
    document text  not null,
    content  bytea not null,
    primary key (order_id, document),
    foreign key (order_id, document) references order_document
);

grant select, insert on order_document_file to ${appRole};
