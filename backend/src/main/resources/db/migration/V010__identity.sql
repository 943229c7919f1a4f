-- People, what they may do and where; secrets only as hashes.
create table person (
    id            bigint generated always as identity primary key,
    login         text        not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    name          text        not null,
    password_hash text,
    roles         text[]      not null,
    everywhere    boolean     not null default false,
    demo          boolean     not null default false,
    enabled       boolean     not null default true,
    failed_logins int         not null default 0,
    locked_until  timestamptz,
    created_at    timestamptz not null default now()
);

-- The areas (subtrees of the command tree) of a person who is not responsible everywhere.
create table person_area (
    person_id bigint not null references person on delete cascade,
    area_id   bigint not null,
    primary key (person_id, area_id)
);

-- Sessions of browsers and tokens of programs: SHA-256 of 256 random bits.
create table credential (
    hash       bytea       primary key,
    person_id  bigint      not null references person on delete cascade,
    kind       text        not null check (kind in ('session', 'token')),
    label      text        not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);
create index credential_person on credential (person_id);
