-- Parts of the demo district that are in, each marked in the transaction that brought it.
create table demo_part (
    part text primary key,
    loaded_at timestamptz not null default now()
);
