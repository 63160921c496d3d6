-- A lost key, recovered by two officers: the first who checks who it is, the second from another unit, three
-- days in which whoever has the old key can stop it, and then a key on paper of which each prints one half.
-- What the person showed is compared in memory and never kept. All times are security time.
create table key_recovery (
  authority text collate "C" not null,
  matter uuid not null,
  number integer not null,                          -- of this matter's recoveries
  first_officer uuid not null references officer,
  first_institution uuid not null,                  -- where they were then: moving opens nothing
  first_unit uuid,
  first_matched boolean not null,
  second_officer uuid references officer check (second_officer <> first_officer),
  failed smallint not null check (failed between 0 and 3),
  begun_at timestamptz not null,
  tried_at timestamptz not null,
  announced_at timestamptz check ((announced_at is null) = (second_officer is null)),
  first_printed boolean not null default false,
  second_printed boolean not null default false,
  ended text collate "C" check (ended in ('failed', 'stopped', 'expired', 'key-changed')),
  primary key (authority, matter, number),
  foreign key (authority, matter) references matter (authority, id)
);
-- One at a time.
create unique index key_recovery_running on key_recovery (authority, matter) where ended is null;

grant select, insert, update on key_recovery to "${server_role}";
