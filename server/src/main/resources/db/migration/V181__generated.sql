-- What was made up for a test of scale, batch by batch: the same seed and number give the same, so none is made twice.
create table generated_batch (
  seed bigint not null,
  first_number bigint not null check (first_number >= 0),
  matters integer not null check (matters > 0),
  primary key (seed, first_number)
);
alter table generated_batch enable row level security;
alter table generated_batch force row level security;
create policy all_of_it on generated_batch for all to "${server_role}" using (
  (select acting_system()) = 'loading');
create policy owning on generated_batch to "${flyway:user}" using ((select principal()) <> '');
grant select, insert on generated_batch to "${server_role}";

-- Whether nothing is here but what was made up: fiction isn't mixed into an office's records.
create function holds_only_fiction() returns boolean
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select acting_system() = 'loading'
    and (select count(*) from matter) = (select coalesce(sum(matters), 0) from generated_batch)
$$;
grant execute on function holds_only_fiction() to "${server_role}";
