-- Rehearsals: cases played through the real chain. What belongs to one names it; what names none is real.
create table rehearsal (
    id         bigint generated always as identity primary key,
    name       text        not null check (length(name) between 1 and 100),
    area_id    bigint      not null references area,
    area_path  ltree       not null, -- command path of the area it is played in
    seed       bigint,
    speed      real        not null default 1 check (speed > 0),
    started_at timestamptz not null default clock_timestamp(),
    ended_at   timestamptz,
    started_by bigint references person on delete set null
);

-- One at a time, so that a wall can say which it is.
create unique index rehearsal_running on rehearsal ((true)) where ended_at is null;

alter table incident add rehearsal_id bigint references rehearsal;
create index incident_rehearsal on incident (rehearsal_id) where rehearsal_id is not null;

-- A crew that exists only on the map of a rehearsal.
alter table responder add rehearsal_id bigint references rehearsal;
