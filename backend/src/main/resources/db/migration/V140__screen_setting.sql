-- How a person has arranged the big screen; the version counts the changes.
create table screen_setting (
    person_id bigint primary key references person on delete cascade,
    version integer not null,
    setting jsonb not null check (octet_length(setting::text) <= 131072),
    changed_at timestamptz not null default now()
);
