-- What somebody should look at now. Open until taken (somebody answers for it) or cleared (its cause is gone).
create table alarm (
    id         bigint generated always as identity primary key,
    kind       text        not null check (kind ~ '^[a-z][a-z-]{0,39}$'),
    -- what it is about, in words of its kind: the same key is the same thing
    key        text        not null check (length(key) between 1 and 200),
    severity   smallint    not null check (severity between 1 and 4),
    area_id    bigint      not null references area,
    area_path  ltree       not null, -- command path when it was raised
    area_codes text        not null, -- the same path, codes joined by '.'
    geom       geometry (point, 4490),
    facts      json        not null,
    rehearsal  boolean     not null,
    raised_at  timestamptz not null,
    taken_at   timestamptz,
    taken_by   bigint references person on delete set null,
    cleared_at timestamptz
);

-- One open alarm for a thing, whoever raises it at once.
create unique index alarm_open on alarm (kind, key) where taken_at is null and cleared_at is null;
create index alarm_standing on alarm (kind, key) where cleared_at is null;
create index alarm_raised on alarm (raised_at desc, id desc);
