-- What may send positions without a person: a phone, a vehicle's tracker. Its key is the secret the server issued; only the hash
-- is kept.
create table device (
    id bigint generated always as identity primary key,
    label text not null check (length(label) between 1 and 100),
    key_hash bytea not null unique,
    -- the first characters of the key, to tell devices apart by
    key_hint text not null,
    responder_id bigint references responder on delete set null,
    enabled boolean not null default true,
    created_at timestamptz not null default now()
);

create index device_responder on device (responder_id);
