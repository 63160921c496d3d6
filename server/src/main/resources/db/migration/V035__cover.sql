-- Who stands in for whom, and when. Not on the public record: a person's leave is not configuration.
create table cover (
  id uuid primary key,
  institution uuid not null,
  officer uuid not null,
  substitute uuid not null check (substitute <> officer),
  from_on date not null,
  until_on date not null,                           -- the last day
  set_at timestamptz not null,                      -- security time
  set_by text not null default principal(),
  ended_at timestamptz,
  ended_by text,
  check (until_on >= from_on and until_on - from_on < 90),
  check ((ended_at is null) = (ended_by is null)),
  -- Leave is covered within the institution.
  foreign key (institution, officer) references officer (institution, id),
  foreign key (institution, substitute) references officer (institution, id)
);
grant select, insert, update (ended_at, ended_by) on cover to "${server_role}";
