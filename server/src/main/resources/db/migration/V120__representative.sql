-- Who speaks for a group: members offer it, and each gives one voice. Whose voice went to whom is nowhere: a
-- figure grows and a flag is set, and all rows are written anew by the same transaction.
alter table member
  add column stands boolean not null default false,      -- offers to speak for the group
  add column voices smallint not null default 0 check (voices >= 0),
  add column has_chosen boolean not null default false;  -- not whom
alter table matter_group
  add column recorded smallint[] not null default '{}';  -- the representatives whom the journal names last

-- All rows anew, in random order, by one transaction. Once none of those who were chosen is left, all choose
-- again: nobody knows whose voices went with them.
create or replace function shuffle_group(of_authority text, of_matter uuid) returns void
  language plpgsql as $$
begin
  if not exists (
      select from member m
      where m.authority = of_authority and m.matter = of_matter and m.stands and m.voices > 0) then
    update member set has_chosen = false where authority = of_authority and matter = of_matter;
  end if;
  with gone as (
    delete from member where authority = of_authority and matter = of_matter returning *)
  insert into member select * from gone order by gen_random_uuid();
  with gone as (
    delete from party where authority = of_authority and matter = of_matter and party >= 1000 returning *)
  insert into party select * from gone order by gen_random_uuid();
end
$$;

-- Those who offer to speak for the group, for those who bring the matter.
create function candidates_of(of_authority text, of_matter uuid) returns integer[]
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select coalesce(array_agg(m.number::integer order by m.number), '{}') from member m
  where m.authority = of_authority and m.matter = of_matter and m.stands
    and may_ask_of_group(of_authority, of_matter)
$$;

-- Those with the most voices, and never how many they have.
create function representatives_of(of_authority text, of_matter uuid, most integer) returns integer[]
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select coalesce(array_agg(chosen.number order by chosen.number), '{}')
  from (
    select m.number::integer as number from member m
    where m.authority = of_authority and m.matter = of_matter and m.stands and m.voices > 0
      and may_ask_of_group(of_authority, of_matter)
    order by m.voices desc, m.number limit most) chosen
$$;

-- The number of the one who asks, once nobody else changes the group.
create function own_number_in(of_authority text, of_matter uuid) returns smallint
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if not (bound_id() = of_matter and bound_authority() = of_authority and acting_officer() is null) then
    raise exception 'of another matter' using errcode = 'HY003';
  end if;
  perform from matter_group g where g.authority = of_authority and g.matter = of_matter for update;
  return (
    select m.number from member m
    where m.authority = of_authority and m.matter = of_matter
      and (m.number = bound_member() or (m.key_mac is null and bound_member() is null)));
end
$$;

create function stand_for_group(of_authority text, of_matter uuid, yes boolean) returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  own smallint := own_number_in(of_authority, of_matter);
begin
  update member set stands = yes, voices = case when yes then voices else 0 end
  where authority = of_authority and matter = of_matter and number = own;
  perform shuffle_group(of_authority, of_matter);
end
$$;

-- Whether the voice was given: to somebody who stands, by somebody who hasn't given theirs.
create function choose_for_group(of_authority text, of_matter uuid, chosen integer) returns boolean
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  own smallint := own_number_in(of_authority, of_matter);
begin
  if not exists (
      select from member m where m.authority = of_authority and m.matter = of_matter
        and m.number = own and not m.has_chosen)
    or not exists (
      select from member m where m.authority = of_authority and m.matter = of_matter
        and m.number = chosen and m.stands) then
    return false;
  end if;
  update member set has_chosen = true
  where authority = of_authority and matter = of_matter and number = own;
  update member set voices = voices + 1
  where authority = of_authority and matter = of_matter and number = chosen;
  perform shuffle_group(of_authority, of_matter);
  return true;
end
$$;

-- The journal names these.
create function record_representatives(of_authority text, of_matter uuid, numbers integer[]) returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if not (bound_id() = of_matter and bound_authority() = of_authority) then
    raise exception 'of another matter' using errcode = 'HY003';
  end if;
  update matter_group set recorded = numbers where authority = of_authority and matter = of_matter;
end
$$;

grant execute on function
  candidates_of(text, uuid), representatives_of(text, uuid, integer), own_number_in(text, uuid),
  stand_for_group(text, uuid, boolean), choose_for_group(text, uuid, integer),
  record_representatives(text, uuid, integer[])
  to "${server_role}";
