-- What `huiyin check` found last, for whoever operates the installation. No count of matters: whoever
-- the wall keeps out of one isn't told that there is one more.
create table last_check (
  one boolean primary key default true check (one),
  checked_at timestamptz not null,
  differences bigint not null
);

grant select, insert, update on last_check to "${server_role}";
