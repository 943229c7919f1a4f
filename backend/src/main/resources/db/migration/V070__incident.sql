-- Incidents. Ids are drawn before the row is written, so that its code and its event can name it.
create sequence incident_id;

-- The last id before the first incident reported on a day; the number in a code is the distance from it.
create table incident_day (
    day date primary key,
    before_id bigint not null
);

create table incident (
    id bigint primary key,
    code text not null,
    area_id bigint not null references area,
    -- ids of the command tree from the top down to the grid
    area_path ltree not null,
    category text not null,
    severity smallint not null check (severity between 1 and 4),
    status text not null check (status in (
        'reported', 'accepted', 'dispatched', 'arrived', 'handled', 'verified', 'closed', 'rejected')),
    open boolean generated always as (status not in ('closed', 'rejected')) stored,
    version integer not null,
    channel text not null,
    source_id text,
    title text not null,
    description text,
    holder text,
    geom geometry (point, 4490) not null,
    reported_at timestamptz not null,
    accepted_at timestamptz,
    dispatched_at timestamptz,
    arrived_at timestamptz,
    handled_at timestamptz,
    closed_at timestamptz,
    -- when the last step was done
    changed_at timestamptz not null,
    -- limits of the category: somebody is there, the case is closed
    arrive_by timestamptz not null,
    due_at timestamptz not null,
    recorded_at timestamptz not null default now()
);

create unique index incident_code on incident (code);
create unique index incident_source on incident (channel, source_id) where source_id is not null;
create index incident_reported on incident (reported_at desc, id desc);
create index incident_area on incident (area_id, reported_at desc, id desc);
create index incident_open on incident (due_at) where open;
create index incident_due on incident (due_at);
create index incident_arrive_by on incident (arrive_by);
create index incident_arrived on incident (arrived_at) where arrived_at is not null;
create index incident_closed on incident (closed_at) where closed_at is not null;
create index incident_geom on incident using gist (geom);

-- What was done, by whom, in order; never changed and never removed.
create table incident_step (
    incident_id bigint not null references incident,
    -- the version of the incident that the step made
    version integer not null,
    verb text not null,
    from_status text,
    to_status text not null,
    at timestamptz not null,
    recorded_at timestamptz not null default now(),
    person_id bigint references person,
    -- the desk or post that acted, in a word
    actor text not null,
    opinion text,
    geom geometry (point, 4490),
    primary key (incident_id, version)
);

create function incident_step_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'incident_step is append-only';
end
$$;

create trigger incident_step_is_append_only before update or delete or truncate on incident_step
for each statement execute function incident_step_is_append_only();

-- What was answered to a request with an Idempotency-Key, written in the transaction that did what was asked.
create table idempotent_answer (
    person_id bigint not null references person on delete cascade,
    key text not null,
    request_hash bytea not null,
    answer json not null,
    created_at timestamptz not null default now(),
    primary key (person_id, key)
);

create index idempotent_answer_age on idempotent_answer (created_at);
