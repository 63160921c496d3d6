-- What an officer has begun to write and not done: no act, so it isn't journaled and nobody else reads it.
-- Sealed under the matter's key, so it goes with it.
create table draft (
  authority text collate "C" not null,
  matter uuid not null,
  officer uuid not null references officer,
  act text collate "C" not null,
  version integer not null,                         -- an older window doesn't overwrite a newer one
  content bytea not null,
  saved_at timestamptz not null,                    -- security time
  primary key (authority, matter, officer, act),
  foreign key (authority, matter) references matter (authority, id)
);
grant select, insert, update, delete on draft to "${server_role}";
