-- Lists of more than 200 rows that an officer asks to take along, and what another said to it. How a list is narrowed, and
-- nobody's name or words; what is taken along stands in the journal of each matter in it.
create table large_export (
  id uuid primary key,
  asked_by uuid not null references officer (id),
  institution uuid not null references institution (id),
  list text not null,
  stage text not null,
  topic text not null,
  place text not null,
  reason text not null,                             -- a code of the closed list
  asked_at timestamptz not null,                    -- security time, as all of them
  decided_by uuid references officer (id) check (decided_by <> asked_by),
  agreed boolean,
  decided_at timestamptz,
  used_at timestamptz,
  check ((decided_by is null) = (agreed is null) and (decided_by is null) = (decided_at is null)),
  check (used_at is null or agreed)
);
create index large_export_by_institution on large_export (institution, asked_at);
create index large_export_by_asker on large_export (asked_by, asked_at);
grant select, insert, update (decided_by, agreed, decided_at, used_at), delete on large_export to "${server_role}";
