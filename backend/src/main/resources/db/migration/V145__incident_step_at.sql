-- What happened in a stretch of time, for playing a day again.
create index incident_step_at on incident_step (at);
