-- Filters of the list of duties that an officer keeps for themself. No words of anybody: stage, topic and place by their
-- codes, and no name. Nobody else is shown them.
create table kept_filter (
  officer uuid not null references officer (id),
  list text not null,
  stage text not null,
  topic text not null,
  place text not null,
  kept_at timestamptz not null,                     -- security time
  primary key (officer, list, stage, topic, place)
);
grant select, insert, delete on kept_filter to "${server_role}";
