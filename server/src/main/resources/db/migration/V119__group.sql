-- Groups: several people who bring one matter together. Nobody's row says who invited them, when they came, or
-- whom they know: a member is a random number of this matter with a key. Rows are written anew in random order
-- whenever somebody joins or leaves, so that neither their place nor their transaction tells who came first.

create table matter_group (
  authority text collate "C" not null,
  matter uuid not null,
  invitation_mac bytea,                             -- of the one code that all use; null while nobody can join
  said bytea not null,                              -- what the group asks, for those who may join; sealed
  primary key (authority, matter),
  foreign key (authority, matter) references matter (authority, id)
);

create table member (
  authority text collate "C" not null,
  matter uuid not null,
  number smallint not null check (number between 1000 and 9999),
  key_mac bytea,                                    -- null for who brought the matter: its own key is theirs
  new_key_mac bytea,
  consent bytea,                                    -- what they agreed to, and on which day; sealed
  primary key (authority, matter, number),
  foreign key (authority, matter) references matter_group (authority, matter)
);
create unique index member_who_brought_it on member (authority, matter) where key_mac is null;

grant select, insert, update on matter_group to "${server_role}";
grant select, insert, update on member to "${server_role}";

-- The matter that the transaction is about; a member's too.
create or replace function bound_matter() returns text
  language plpgsql stable parallel safe as $$
declare
  bound text := principal();
begin
  return case
    when bound like 'complainant:%' then substr(bound, 13)
    when bound like 'member:%' then substr(bound, 8)
    when bound like 'officer:%' then coalesce(current_setting('huiyin.acting_in', true), '')
    else ''
  end;
end
$$;

-- The number of the member who is bound; null for everybody else. 0 is whoever has an invitation.
create function bound_member() returns smallint
  language plpgsql stable parallel safe as $$
declare
  bound text := principal();
begin
  return case when bound like 'member:%' then split_part(bound, '/', 3)::smallint end;
end
$$;

-- Whose key this is, in the matter of this number.
create function member_of(of_authority text, of_number text, mac bytea)
  returns table (id uuid, number smallint, is_new boolean)
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select m.id, g.number, coalesce(g.new_key_mac = mac, false)
  from matter m join member g on g.authority = m.authority and g.matter = m.id
  where m.authority = of_authority and m.number = of_number and (g.key_mac = mac or g.new_key_mac = mac)
    and acting_system() = 'key-check'
$$;

create function invitation_of(of_authority text, of_number text)
  returns table (id uuid, invitation_mac bytea)
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select m.id, g.invitation_mac
  from matter m join matter_group g on g.authority = m.authority and g.matter = m.id
  where m.authority = of_authority and m.number = of_number and acting_system() = 'key-check'
$$;

-- Whether the bound matter is this one, or an officer asks.
create function may_ask_of_group(of_authority text, of_matter uuid) returns boolean
  language sql stable as $$
  select acting_officer() is not null
    or (bound_id() = of_matter and bound_authority() = of_authority)
$$;

-- How many they are, as the lowest figure of a band. The figure itself leaves the database nowhere.
create function group_band(of_authority text, of_matter uuid) returns integer
  language plpgsql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  size bigint;
begin
  if not may_ask_of_group(of_authority, of_matter) then
    return null;
  end if;
  size := (select count(*) from member m where m.authority = of_authority and m.matter = of_matter);
  return case
    when size < 10 then 1 when size < 50 then 10 when size < 200 then 50
    when size < 1000 then 200 else 1000 end;
end
$$;

-- Whether there are others beside the one who asks.
create function has_company(of_authority text, of_matter uuid) returns boolean
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select may_ask_of_group(of_authority, of_matter) and count(*) > 1
  from member m where m.authority = of_authority and m.matter = of_matter
$$;

-- Whether all but the one who asks are among these.
create function all_others_are(
    of_authority text, of_matter uuid, members integer[], who_brought_it boolean)
  returns boolean
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select may_ask_of_group(of_authority, of_matter) and not exists (
    select from member m
    where m.authority = of_authority and m.matter = of_matter
      and not m.number = any (members)
      and not (m.key_mac is null and (who_brought_it or bound_member() is null))
      and m.number is distinct from bound_member())
$$;

-- All rows anew, in random order, by one transaction.
create function shuffle_group(of_authority text, of_matter uuid) returns void
  language plpgsql as $$
begin
  with gone as (
    delete from member where authority = of_authority and matter = of_matter returning *)
  insert into member select * from gone order by gen_random_uuid();
  with gone as (
    delete from party where authority = of_authority and matter = of_matter and party >= 1000 returning *)
  insert into party select * from gone order by gen_random_uuid();
end
$$;

-- Joins, as the number that is bound, with the code that is valid. One after the other: who ends the code
-- has ended it.
create function join_group(
    of_authority text, of_matter uuid, code bytea, own_key bytea, agreed bytea, who bytea)
  returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  perform from matter_group g
  where g.authority = of_authority and g.matter = of_matter and g.invitation_mac = code
    and bound_id() = of_matter and bound_authority() = of_authority and bound_member() > 0
  for update;
  if not found then
    raise exception 'no such invitation' using errcode = 'HY003';
  end if;
  if (select count(*) from member m where m.authority = of_authority and m.matter = of_matter) >= 4000 then
    raise exception 'the group is full' using errcode = 'HY003';
  end if;
  insert into member (authority, matter, number, key_mac, consent)
  values (of_authority, of_matter, bound_member(), own_key, agreed);
  if who is not null then
    insert into party (authority, matter, party, identity)
    values (of_authority, of_matter, bound_member(), who);
  end if;
  perform shuffle_group(of_authority, of_matter);
end
$$;

-- Leaves: the key opens nothing any more, and who they are is gone. The last one can't leave.
create function leave_group(of_authority text, of_matter uuid) returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  leaving smallint;
begin
  if not (bound_id() = of_matter and bound_authority() = of_authority) then
    raise exception 'of another matter' using errcode = 'HY003';
  end if;
  perform from matter_group g where g.authority = of_authority and g.matter = of_matter for update;
  leaving := (
    select m.number from member m
    where m.authority = of_authority and m.matter = of_matter
      and (m.number = bound_member() or (m.key_mac is null and bound_member() is null)));
  if leaving is null or not has_company(of_authority, of_matter) then
    raise exception 'nobody would be left' using errcode = 'HY003';
  end if;
  delete from member where authority = of_authority and matter = of_matter and number = leaving;
  delete from party where authority = of_authority and matter = of_matter
    and party = coalesce(bound_member(), 1);
  if bound_member() is null then
    update matter set key_mac = sha256(gen_random_uuid()::text::bytea), new_key_mac = null, spare_key_mac = null,
      printed_first_mac = null, printed_second_mac = null
    where authority = of_authority and id = of_matter;
  end if;
  perform shuffle_group(of_authority, of_matter);
end
$$;

-- Whether the bound member may read what an entry says: what was done in office, and what they said themselves.
-- What was noted beside the procedure may be about another: it changes nothing, so it has no effects.
create function hears(facts text) returns boolean
  language sql stable as $$
  select case facts::jsonb -> 'by' ->> 'role'
    when 'complainant' then (facts::jsonb -> 'by' ->> 'member')::smallint is not distinct from bound_member()
    else jsonb_array_length(coalesce(facts::jsonb -> 'effects', '[]')) > 0
  end
$$;

create function hears_entry(of_authority text, of_matter uuid, of_seq integer) returns boolean
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select coalesce(bool_and(hears(j.facts)), false) from journal j
  where j.authority = of_authority and j.matter = of_matter and j.seq = of_seq
$$;

-- The journal for a member: what others said isn't in it, not even sealed.
create function journal_of_member(of_authority text, of_matter uuid)
  returns table (seq integer, facts text, content_ciphertext bytea, salt bytea, commitment bytea)
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select j.seq, j.facts, case when hears(j.facts) then j.content_ciphertext end,
    case when hears(j.facts) then j.salt end, j.commitment
  from journal j
  where j.authority = of_authority and j.matter = of_matter
    and bound_member() > 0 and bound_id() = of_matter and bound_authority() = of_authority
  order by j.seq
$$;

grant execute on function
  bound_member(), member_of(text, text, bytea), invitation_of(text, text),
  may_ask_of_group(text, uuid), group_band(text, uuid), has_company(text, uuid),
  all_others_are(text, uuid, integer[], boolean), hears(text), hears_entry(text, uuid, integer),
  join_group(text, uuid, bytea, bytea, bytea, bytea), leave_group(text, uuid),
  journal_of_member(text, uuid)
  to "${server_role}";

alter table matter_group enable row level security;
alter table matter_group force row level security;

create policy reading on matter_group for select to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or case when (select acting_officer()) is not null then
    (select true from matter m where m.authority = matter_group.authority and m.id = matter_group.matter) end);
create policy inviting on matter_group for insert to "${server_role}" with check (
  (select principal()) = 'complainant:' || authority || '/' || matter);
create policy inviting_anew on matter_group for update to "${server_role}" using (
  (select principal()) = 'complainant:' || authority || '/' || matter);
create policy owning on matter_group to "${flyway:user}" using ((select principal()) <> '');

-- Each their own row: nobody reads who else there is. Joining and leaving are functions.
alter table member enable row level security;
alter table member force row level security;

create policy own on member for select to "${server_role}" using (
  matter = (select bound_id()) and authority = (select bound_authority())
  and (number = (select bound_member()) or (key_mac is null and (select bound_member()) is null
    and (select acting_officer()) is null)));
create policy own_key on member for update to "${server_role}" using (
  matter = (select bound_id()) and authority = (select bound_authority())
  and number = (select bound_member()));
create policy who_brought_it on member for insert to "${server_role}" with check (
  (select principal()) = 'complainant:' || authority || '/' || matter and key_mac is null);
create policy owning on member to "${flyway:user}" using ((select principal()) <> '');

-- What others said: through `journal_of_member` alone, and no file of theirs.
create policy members on journal as restrictive for select to "${server_role}" using (
  (select bound_member()) is null);
create policy members on evidence as restrictive for select to "${server_role}" using (
  (select bound_member()) is null or hears_entry(authority, matter, seq));
-- Who somebody is comes in through `join_group` alone.
create policy members on party as restrictive for insert to "${server_role}" with check (
  (select bound_member()) is null);
