-- By area alone: what belongs to one area lies together, and what comes to it is added at one end.
drop index element_home_area;
create index element_home_area on element_home (area_id);
