-- The words of a decision that its author has handed in, until another officer sends them or gives them back. They
-- are no part of the journal, and sealed under the matter's key, so that they go with it.
create table handed_in (
  authority text collate "C" not null,
  matter uuid not null,
  officer uuid not null references officer,         -- whoever handed it in
  act text collate "C" not null,                    -- the decision that it is to be
  content bytea not null,
  reason bytea,                                     -- why it was given back; then only its author reads it
  primary key (authority, matter),
  foreign key (authority, matter) references matter (authority, id)
);
alter table handed_in enable row level security;
alter table handed_in force row level security;
create policy reading on handed_in for select to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) = 'deadlines'
  or case when (select acting_officer()) is not null then
    (select true from matter m where m.authority = handed_in.authority and m.id = handed_in.matter) end);
create policy adding on handed_in for insert to "${server_role}" with check (
  matter = (select bound_id()) and authority = (select bound_authority())
  and officer = (select acting_officer()));
create policy changing on handed_in for update to "${server_role}" using (
  matter = (select bound_id()) and authority = (select bound_authority()));
create policy ending on handed_in for delete to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) = 'deadlines');
create policy owning on handed_in to "${flyway:user}" using ((select principal()) <> '');
grant select, insert, update, delete on handed_in to "${server_role}";

-- What was sent needs no draft any more, neither its author's own nor what was handed in. Drafts are their officers'
-- alone, so it looks past their policy; in no matter but the one in which somebody acts.
create function handed_in_is_sent(of_authority text, of_matter uuid) returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if bound_authority() is distinct from of_authority or bound_id() is distinct from of_matter then
    raise exception 'not the matter in which somebody acts' using errcode = 'HY003';
  end if;
  delete from draft d using handed_in h
    where h.authority = of_authority and h.matter = of_matter
      and d.authority = h.authority and d.matter = h.matter and d.officer = h.officer and d.act = h.act;
  delete from handed_in where authority = of_authority and matter = of_matter;
end $$;
revoke execute on function handed_in_is_sent(text, uuid) from public;
grant execute on function handed_in_is_sent(text, uuid) to "${server_role}";
