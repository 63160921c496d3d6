-- How often something was asked that says a little about a person: by whom, and in which matters. The limits
-- stand here, so that no number of nodes and no haste gets past them. Days are days of security time, in UTC.
-- No answer is kept, and no number, name or code of a person.

create table asked_by_officer (
  officer uuid not null references officer,
  what text collate "C" not null check (what in ('same-person', 'key-check')),
  day date not null,
  times smallint not null,
  primary key (officer, what, day),
  constraint asked_enough_by_officer
    check (times between 1 and case what when 'same-person' then 5 else 10 end)
);

create table asked_of_matter (
  authority text collate "C" not null,
  matter uuid not null,
  day date not null,
  times smallint not null,
  primary key (authority, matter, day),
  foreign key (authority, matter) references matter (authority, id),
  constraint asked_enough_of_matter check (times between 1 and 3)
);

-- HMAC of two matters and the day, under a secret that isn't in here: nobody reads from it which two. Dropped
-- with the first question of a later day.
create table asked_of_pair (
  id bytea primary key check (octet_length(id) = 32),
  day date not null
);

grant select, insert, update, delete on asked_by_officer, asked_of_matter, asked_of_pair to "${server_role}";
