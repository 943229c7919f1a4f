-- The ordered log. A change writes its row here in its own transaction with position null; the one sequencer stamps
-- committed rows afterwards. Readers never order by id: ids are given before commit, positions after.
create table live_log (
    id         bigint generated always as identity primary key,
    topic      text        not null,
    type       text        not null,
    area_ids   bigint[]    not null check (cardinality(area_ids) between 1 and 16), -- command path, top to leaf
    area_codes text        not null,                                                -- the same path, codes joined by '.'
    payload    text        not null,                                                -- JSON, encoded once, kept byte for byte
    at         timestamptz(3) not null default clock_timestamp(),
    position   bigint,                                                              -- gapless, from 1; null = not stamped yet
    previous   bigint[],                                                            -- per area of the path, 0 = first of its chain
    check ((position is null) = (previous is null)),
    check (previous is null or cardinality(previous) = cardinality(area_ids))
);
create index live_log_unstamped on live_log (id) where position is null;
create unique index live_log_position on live_log (position) where position is not null;

-- The last position of every (area, topic): where the next event of the chain points back to.
create table live_chain (
    area_id  bigint not null,
    topic    text   not null,
    position bigint not null,
    primary key (area_id, topic)
) with (fillfactor = 50);

-- One row: who may stamp, how far the log has come, and which history it belongs to.
create table live_sequencer (
    single  boolean primary key default true check (single),
    epoch   uuid        not null default gen_random_uuid(), -- another history (restored backup) has another epoch
    origin  text,                                           -- cluster, timeline and database the epoch was given on
    head    bigint      not null default 0,                 -- last stamped position
    pruned  bigint      not null default 0,                 -- last position dropped by retention
    holder  uuid,                                           -- node that may stamp until expires
    token   bigint      not null default 0,                 -- fence: grows with every change of holder
    expires timestamptz not null default '-infinity'
) with (fillfactor = 20);
insert into live_sequencer default values;
