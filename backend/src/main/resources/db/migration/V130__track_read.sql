-- Who looked at whose whereabouts, and what for: one row with every answer, never changed.
create table track_read (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    -- no foreign keys: the trace outlives the account, the responder and the area
    person_id bigint not null,
    purpose text not null check (length(purpose) between 4 and 200),
    -- one responder, or all of an area
    responder_code text,
    area_code text,
    -- of the responder or the area, for those who may see the trace
    area_path ltree not null,
    from_at timestamptz not null,
    to_at timestamptz not null,
    -- how many stored positions were read
    positions integer not null,
    check ((responder_code is null) <> (area_code is null)),
    check (from_at < to_at)
);
