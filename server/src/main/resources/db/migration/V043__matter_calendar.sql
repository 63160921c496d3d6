-- By which edition of the calendar a matter's clocks were last counted. 0: before editions were kept.
alter table matter add column calendar_edition integer not null default 0;
