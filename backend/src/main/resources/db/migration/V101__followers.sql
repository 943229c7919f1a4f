-- What follows a change of boundaries, and what it was before.

-- The open incidents of an area are what a change reads; closed ones stay where they were accounted to.
create index incident_open_area on incident (area_id, id) where open;

-- Of an accepted incident that stayed with its holder when the border moved: the area its place lies in now.
alter table incident add column ground_area_id bigint;

-- The area an incident was accounted to until a change of boundaries took it along. As of a moment t it belonged to the
-- row with the least "until" after t; without one, to what stands in incident.
create table incident_account (
    incident_id bigint not null references incident,
    until timestamptz not null,
    area_id bigint not null,
    area_path ltree not null,
    change_id bigint not null references boundary_change,
    primary key (incident_id, until)
);

create index responder_home on responder (area_id);
