-- Which days of positions were dropped, and when.
create table position_day_dropped (
    day date primary key,
    dropped_at timestamptz not null default now()
);
