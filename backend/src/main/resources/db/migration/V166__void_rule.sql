-- Areas that should always be covered by somebody on duty.
create table void_rule (
    id bigint generated always as identity primary key,
    -- whose responders count
    area_id bigint not null references area on delete cascade,
    -- the areas below it that are watched one by one; null for the area as a whole
    level text check (level in ('street', 'community', 'grid')),
    -- of responders
    kind text not null check (kind ~ '^[a-z][a-z0-9-]{0,79}$'),
    mode text not null check (mode in ('walk', 'ebike', 'car')),
    minutes integer not null check (minutes between 1 and 120),
    -- of the households that are to be reached within them
    share float8 not null check (share > 0 and share <= 1),
    -- how long it may be less
    seconds integer not null check (seconds between 0 and 86400),
    severity smallint not null check (severity between 1 and 4),
    unique nulls not distinct (area_id, level, kind, mode, minutes)
);
