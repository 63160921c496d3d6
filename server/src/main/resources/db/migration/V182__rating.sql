-- How content complainants are, by step. As long as it waits it lies here, sealed under the matter's key and padded to
-- one length, for its complainant alone: there is no branch for officers, whatever they may do in the matter. Once
-- ten of one institution and step wait, they leave together; what stays says that this step was rated, and no more.
create table rating (
  authority text collate "C" not null,
  matter uuid not null,
  step text collate "C" not null check (step in ('registration', 'answer', 'outcome')),
  institution uuid references institution,          -- whose step it was; null once it has left
  sealed bytea,                                     -- which of the five, and the words; null once it has left
  primary key (authority, matter, step),
  foreign key (authority, matter) references matter (authority, id),
  check ((institution is null) = (sealed is null))
);
create index rating_waiting on rating (institution, step) where institution is not null;
alter table rating enable row level security;
alter table rating force row level security;
create policy own on rating for select to "${server_role}" using (
  (select principal()) = 'complainant:' || authority || '/' || matter);
create policy rating on rating for insert to "${server_role}" with check (
  (select principal()) = 'complainant:' || authority || '/' || matter and sealed is not null);
create policy rating_anew on rating for update to "${server_role}"
  using ((select principal()) = 'complainant:' || authority || '/' || matter)
  with check (
    (select principal()) = 'complainant:' || authority || '/' || matter and sealed is not null);
create policy taking_back on rating for delete to "${server_role}" using (
  (select principal()) = 'complainant:' || authority || '/' || matter and sealed is not null);
create policy counting on rating for select to "${server_role}" using (
  (select acting_system()) = 'ratings');
create policy leaving on rating for update to "${server_role}"
  using ((select acting_system()) = 'ratings')
  with check ((select acting_system()) = 'ratings' and sealed is null);
create policy owning on rating to "${flyway:user}" using ((select principal()) <> '');
grant select, insert, update, delete on rating to "${server_role}";

-- What has left: no matter, no time but the day on which the whole batch did, and no order. Ids are drawn by the
-- server, rows written by one statement after a shuffle.
create table left_rating (
  id uuid primary key,
  batch uuid not null,
  institution uuid not null references institution,
  step text collate "C" not null check (step in ('registration', 'answer', 'outcome')),
  left_on date not null,
  answer smallint not null check (answer between 1 and 5),
  words bytea not null                              -- sealed; as long as any others, also where there are none
);
create index left_rating_of on left_rating (institution, left_on);
alter table left_rating enable row level security;
alter table left_rating force row level security;
create policy reading on left_rating for select to "${server_role}" using (
  institution = (select acting_institution()) and (select acts_as('{lead,supervisor}')));
create policy leaving on left_rating for insert to "${server_role}" with check (
  (select acting_system()) = 'ratings');
create policy forgetting on left_rating for all to "${server_role}" using (
  (select acting_system()) = 'ratings');
create policy owning on left_rating to "${flyway:user}" using ((select principal()) <> '');
grant select, insert, delete on left_rating to "${server_role}";

-- What waits for one institution and step, locked until it has left, with the keys that open it.
create function waiting_ratings(of_institution uuid, of_step text)
  returns table (
    authority text, matter uuid, rulebook text, wrapped_key bytea, with_words boolean, sealed bytea)
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if acting_system() <> 'ratings' then
    raise exception 'not those who let ratings leave' using errcode = 'HY003';
  end if;
  return query
    select r.authority, r.matter, m.rulebook, m.wrapped_key,
      m.relation <> 'accuses' and m.about_officer is null
        and cardinality(m.walled) = 0 and cardinality(m.walled_officers) = 0,
      r.sealed
    from rating r join matter m on m.authority = r.authority and m.id = r.matter
    where r.institution = of_institution and r.step = of_step
    order by r.authority, r.matter
    for update of r;
end
$$;
revoke execute on function waiting_ratings(uuid, text) from public;
grant execute on function waiting_ratings(uuid, text) to "${server_role}";
