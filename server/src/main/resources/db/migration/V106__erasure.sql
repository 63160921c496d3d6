-- A matter that was erased: facts, commitments and the digest of its key stay, everything else is gone. Its row
-- says since when, and officers don't find it any more, whatever else a policy lets them see.

alter table matter add column erased_on date;
create index matter_ended on matter (authority, id) where next_on is null and erased_on is null;

create policy not_erased on matter as restrictive for select to "${server_role}" using (
  erased_on is null
  or (id = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) in ('check', 'retention', 'restore'));

-- What is erased by time, and what a restored backup brought back: matters are found by their facts.
create policy erasing on matter for select to "${server_role}" using (
  (select acting_system()) in ('retention', 'restore'));
create policy erasing on evidence for select to "${server_role}" using (
  (select acting_system()) in ('retention', 'restore'));
create policy erasing on journal for insert to "${server_role}" with check (
  (select acting_system()) in ('retention', 'restore'));

-- What was erased, beside the register in state/erased: each node adds at its start what it lacks. No reference
-- to matter: it also names what a restored database has forgotten.
create table erasure (
  authority text collate "C" not null,
  matter uuid not null,
  what text collate "C" not null check (what in ('identity', 'all')),
  erased_on date not null,
  primary key (authority, matter, what)
);
alter table erasure enable row level security;
alter table erasure force row level security;
create policy reading on erasure for select to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) in ('check', 'retention', 'restore'));
create policy owning on erasure to "${flyway:user}" using ((select principal()) <> '');
grant select on erasure to "${server_role}";

-- Something outside needs the matter's texts: nothing of them is erased before that day. Asked for by one
-- officer, in force once another has agreed.
create table legal_hold (
  authority text collate "C" not null,
  matter uuid not null,
  number smallint not null,
  ground text collate "C" not null
    check (ground in ('court', 'investigation', 'inspection', 'compensation')),
  until_on date not null,                           -- the last day
  asked_by uuid not null references officer,
  asked_on date not null check (until_on > asked_on and until_on <= asked_on + interval '2 years'),
  agreed_by uuid references officer check (agreed_by <> asked_by),
  agreed_on date check ((agreed_on is null) = (agreed_by is null)),
  primary key (authority, matter, number),
  foreign key (authority, matter) references matter (authority, id)
);
alter table legal_hold enable row level security;
alter table legal_hold force row level security;
create policy all_of_it on legal_hold for all to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or case when (select acting_officer()) is not null then
    (select true from matter m where m.authority = legal_hold.authority and m.id = legal_hold.matter) end);
create policy erasing on legal_hold for select to "${server_role}" using (
  (select acting_system()) in ('retention', 'restore', 'check'));
create policy owning on legal_hold to "${flyway:user}" using ((select principal()) <> '');
grant select, insert, update on legal_hold to "${server_role}";

-- The one way in which anything of a journal goes, since the server's role may not: the texts and salts before an
-- entry that says so, and with them everything else that belongs to the matter but what is kept by its comment.
-- Only the complainant, and the system at the end of a term, and nothing while a duty runs or a hold lasts; what
-- was erased once may be erased again, whatever came back with a backup.
create function erase_matter(
    of_authority text, of_id uuid, at_seq integer, erased_what text, day date) returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  act text := case erased_what when 'all' then 'erased' when 'identity' then 'identity-erased' end;
  belonging text;
begin
  if not (acting_system() in ('retention', 'restore')
      or principal() = 'complainant:' || of_authority || '/' || of_id) then
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
  -- The newest first: what refers to a row is younger than it.
  for belonging in
    select c.relname from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = '"${flyway:defaultSchema}"'::regnamespace
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'matter')
      and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'kept when a matter is erased%'
    order by c.oid desc
  loop
    execute format('delete from %I where authority = $1 and matter = $2', belonging)
      using of_authority, of_id;
  end loop;
  update matter set last_seq = at_seq, erased_on = day, wrapped_key = '', next_on = null,
    new_key_mac = null, spare_key_mac = null, printed_first_mac = null, printed_second_mac = null
    where authority = of_authority and id = of_id;
end
$$;

comment on table journal is 'kept when a matter is erased: its facts and commitments; texts and salts go';
comment on table outbox is 'kept when a matter is erased: which notice went to which post on which day';
comment on table erasure is 'kept when a matter is erased: that it was';
comment on table legal_hold is 'kept when a matter is erased: that it was held until then';

-- Since when the matter of this number is erased; for whoever shows its key.
create function erased_day(of_authority text, of_number text) returns date
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select m.erased_on from matter m
  where m.authority = of_authority and m.number = of_number and acting_system() = 'key-check'
$$;

grant execute on function
  erase_matter(text, uuid, integer, text, date), erased_day(text, text) to "${server_role}";
