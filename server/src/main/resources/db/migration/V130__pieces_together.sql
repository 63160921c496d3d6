-- What erasing, groups, corrections, keys and lawful orders ask of each other.

-- A matter that was erased has no key, so it is of no epoch, and keeps none from being destroyed.
create or replace function key_epoch_of(wrapped bytea) returns smallint
  language sql immutable parallel safe as $$
  select case
    when wrapped is null or octet_length(wrapped) = 0 then null
    when octet_length(wrapped) >= 3 and get_byte(wrapped, 0) = 69
      then (get_byte(wrapped, 1) * 256 + get_byte(wrapped, 2))::smallint
    else 1::smallint
  end
$$;

-- Whoever has erased who they are has erased what they had said before a correction too, and nobody else of a
-- group; and nobody erases the matter of others.
create or replace function erase_matter(
    of_authority text, of_id uuid, at_seq integer, erased_what text, day date) returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  act text := case erased_what
    when 'all' then 'erased' when 'archived' then 'archived' when 'identity' then 'identity-erased' end;
  belonging text;
begin
  if not (acting_system() in ('retention', 'restore')
      or (principal() = 'complainant:' || of_authority || '/' || of_id
        and erased_what <> 'archived')) then
    raise exception 'neither the complainant nor the end of a term' using errcode = 'HY004';
  end if;
  if act is null or not exists (
      select from journal j join matter m on m.authority = j.authority and m.id = j.matter
      where j.authority = of_authority and j.matter = of_id and j.seq = at_seq
        and j.facts::jsonb ->> 'act' = act and m.last_seq < at_seq) then
    raise exception 'no entry that says so' using errcode = 'HY004';
  end if;
  if acting_system() <> 'restore' and exists (
      select from legal_hold h
      where h.authority = of_authority and h.matter = of_id and h.agreed_on is not null
        and h.until_on >= day) then
    raise exception 'it is held' using errcode = 'HY004';
  end if;

  if erased_what = 'all' and acting_system() is distinct from 'restore'
      and acting_system() is distinct from 'retention' and has_company(of_authority, of_id) then
    raise exception 'it is the others'' too' using errcode = 'HY004';
  end if;

  insert into erasure (authority, matter, what, erased_on)
    values (of_authority, of_id, erased_what, day) on conflict do nothing;
  if erased_what = 'identity' then
    delete from party where authority = of_authority and matter = of_id and party = 1;
    delete from party_before where authority = of_authority and matter = of_id;
    update matter set last_seq = at_seq where authority = of_authority and id = of_id;
    return;
  end if;

  if acting_system() <> 'restore' and exists (
      select from duty d where d.authority = of_authority and d.matter = of_id) then
    raise exception 'something is still due in it' using errcode = 'HY004';
  end if;
  update journal set content_ciphertext = null, salt = null
    where authority = of_authority and matter = of_id and seq < at_seq;
  -- The newest first: what refers to a row is younger than it. Files stay for the archive, without their keys.
  for belonging in
    select c.relname from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = '"${flyway:defaultSchema}"'::regnamespace
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'matter')
      and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'kept when a matter is erased%'
      and not (erased_what = 'archived' and c.relname = 'evidence')
    order by c.oid desc
  loop
    execute format('delete from %I where authority = $1 and matter = $2', belonging)
      using of_authority, of_id;
  end loop;
  if erased_what = 'archived' then
    update evidence set file_key = '' where authority = of_authority and matter = of_id;
  end if;
  update matter set last_seq = at_seq, erased_on = day, wrapped_key = '', next_on = null,
    new_key_mac = null, spare_key_mac = null, printed_first_mac = null, printed_second_mac = null
    where authority = of_authority and id = of_id;
end
$$;

-- Whoever leaves takes along what they had said before a correction too.
create or replace function leave_group(of_authority text, of_matter uuid) returns void
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
    delete from party_before where authority = of_authority and matter = of_matter;
  end if;
  if bound_member() is null then
    update matter set key_mac = sha256(gen_random_uuid()::text::bytea), new_key_mac = null, spare_key_mac = null,
      printed_first_mac = null, printed_second_mac = null
    where authority = of_authority and id = of_matter;
  end if;
  perform shuffle_group(of_authority, of_matter);
end
$$;

comment on table lawful_order is 'kept when a matter is erased: that something was handed over by law is counted in public';
