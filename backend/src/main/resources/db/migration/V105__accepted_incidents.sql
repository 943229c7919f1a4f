-- What a change does with open incidents that somebody has accepted: they stay with their holder, or go with the ground.
alter table boundary_change
add column accepted_incidents text not null default 'stay' check (accepted_incidents in ('stay', 'move'));
