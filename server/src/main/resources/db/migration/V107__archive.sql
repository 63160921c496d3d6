-- A matter at the archive: out of every use here, sealed to the archive's key, of which only the public half is
-- here. It goes at the end of the archive's term, as every other row of a matter that is erased.

create table archived (
  authority text collate "C" not null,
  matter uuid not null,
  archive_key text collate "C" not null,            -- which key, by a digest of its public half
  sealed bytea not null,                            -- texts, identity, keys of files
  until_on date not null,                           -- the last day
  primary key (authority, matter),
  foreign key (authority, matter) references matter (authority, id)
);
create index archived_until_on on archived (until_on, authority, matter);
alter table archived enable row level security;
alter table archived force row level security;
create policy reading on archived for select to "${server_role}" using (
  (select acting_system()) in ('retention', 'restore', 'check'));
create policy archiving on archived for insert to "${server_role}" with check (
  (select acting_system()) in ('retention', 'restore'));
create policy owning on archived to "${flyway:user}" using ((select principal()) <> '');
grant select, insert on archived to "${server_role}";

-- What is handed over is read once more, by nobody but the system.
create policy archiving on journal for select to "${server_role}" using (
  (select acting_system()) in ('retention', 'restore'));

alter table erasure drop constraint erasure_what_check;
alter table erasure
  add constraint erasure_what_check check (what in ('identity', 'archived', 'all'));

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

  insert into erasure (authority, matter, what, erased_on)
    values (of_authority, of_id, erased_what, day) on conflict do nothing;
  if erased_what = 'identity' then
    delete from party where authority = of_authority and matter = of_id;
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

-- Until when the archive keeps the matter of this number; for whoever shows its key.
create function archived_until(of_authority text, of_number text) returns date
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select a.until_on from archived a join matter m on m.authority = a.authority and m.id = a.matter
  where m.authority = of_authority and m.number = of_number and acting_system() = 'key-check'
$$;
grant execute on function archived_until(text, text) to "${server_role}";
