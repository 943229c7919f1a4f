-- How satisfied those asked were with a closed case, one judgement by source; a later one takes the place of the earlier.
create table incident_rating (
    incident_id bigint not null references incident,
    source text not null check (source in ('self', 'peer', 'public', 'third-party')),
    -- 1 very dissatisfied to 5 very satisfied
    score smallint not null check (score between 1 and 5),
    at timestamptz not null,
    person_id bigint references person,
    primary key (incident_id, source)
);

create index incident_rating_at on incident_rating (at);

create table rating_version (
    one boolean primary key default true check (one),
    version bigint not null
);

insert into rating_version (version) values (0);

create function rating_changed() returns trigger language plpgsql as $$
begin
    update rating_version set version = version + 1;
    return null;
end
$$;

create trigger rating_changed after insert or update or delete on incident_rating
for each statement execute function rating_changed();
