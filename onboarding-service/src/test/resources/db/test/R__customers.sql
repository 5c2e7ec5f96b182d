-- A small register for tests; what a test needs besides, it imports.

insert into customer (customer_number, main_customer_number, company, active, documents_signed_on, imported_at) values
    ('0000123456', '0000123456', 'Muster Hausverwaltung GmbH', true, '2026-01-15', now()),
    ('0000123457', '0000123456', 'Muster Nord GmbH', true, null, now()),
    ('0000123458', '0000123456', 'Muster Süd GmbH', true, null, now()),
    ('0000123459', '0000123456', 'Muster West GmbH', true, null, now()),
    ('0000123460', '0000123456', 'Muster Alt GmbH', false, null, now()),
    ('0000666666', '0000666666', 'Findbar & Söhne', true, null, now()),
    ('0000999999', '0000999999', 'Other Property Managers Ltd', true, null, now());
