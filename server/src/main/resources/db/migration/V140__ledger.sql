-- The public log: which commitments wait for it, and what it holds. Of a matter nothing: no id, no number and no time
-- of an act. Whoever holds an entry finds its place by the commitment, which tells nobody else anything.
select set_config('huiyin.principal', 'system:migration', true);

-- What an act, in its own transaction, has put down to be appended. Neither order nor time.
create table ledger_pending (
  commitment bytea primary key check (octet_length(commitment) = 32),
  daily boolean not null,                           -- of an anonymous matter or an accusation: waits for the end of the day
  kind smallint not null check (kind between 1 and 3)  -- 1 entry of a journal, 2 change of the set-up, 3 padding
);

create table ledger_leaf (
  position bigint primary key check (position >= 0),
  commitment bytea not null unique
);

-- C2SP tlog-tiles, one row a tile: those at the right edge grow, and what is there once stays.
create table ledger_tile (
  level smallint not null check (level between 0 and 7),
  number bigint not null check (number >= 0),
  hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
  primary key (level, number)
);

-- Random bytes don't get smaller, and a part of a tile is read without the rest.
alter table ledger_tile alter hashes set storage external;

create table ledger_batch (
  first_position bigint primary key,
  size integer not null check (size > 0),
  sequenced_at timestamptz not null,                -- security time
  legal_at timestamptz not null,
  daily_of date                                     -- of the anonymous of this day, with padding; null: of all others
);
create unique index ledger_batch_daily on ledger_batch (daily_of);

create table ledger_checkpoint (
  size bigint primary key check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  note text collate "C" not null,
  signed_at timestamptz not null                    -- security time
);

-- What witnesses have signed, under the checkpoint.
create table ledger_cosignature (
  size bigint not null references ledger_checkpoint,
  witness text collate "C" not null,                -- name and id of its key, as in its line
  line text collate "C" not null,
  primary key (size, witness)
);

-- The keys that sign, or once did. Their private halves lie in keys/.
create table ledger_key (
  vkey text collate "C" primary key,
  number smallint not null unique check (number > 0),
  since timestamptz not null,                       -- security time
  retired_at timestamptz check (retired_at >= since)
);

-- One row: the name under which the log is known for ever, its size, and the last day whose anonymous entries
-- are in it.
create table ledger_log (
  only_one boolean primary key default true check (only_one),
  origin text collate "C" not null check (origin <> ''),
  size bigint not null default 0 check (size >= 0),
  daily_through date not null
);

-- By what each padding can be opened, so that it is seen to be nothing else.
create table ledger_padding (
  day date not null,
  n integer not null check (n >= 0),
  salt bytea not null check (octet_length(salt) = 32),
  primary key (day, n)
);

-- Commitments that wait, and which leaves are padding, tell whoever knows them how many came: only the system asks.
alter table ledger_pending enable row level security;
alter table ledger_pending force row level security;
create policy reading on ledger_pending for select to "${server_role}" using (
  (select acting_system()) in ('ledger', 'check'));
create policy owning on ledger_pending to "${flyway:user}" using ((select principal()) <> '');
alter table ledger_padding enable row level security;
alter table ledger_padding force row level security;
create policy reading on ledger_padding for select to "${server_role}" using (
  (select acting_system()) = 'check');
create policy owning on ledger_padding to "${flyway:user}" using ((select principal()) <> '');

-- The rest is public.
grant select on ledger_pending, ledger_leaf, ledger_tile, ledger_batch, ledger_checkpoint, ledger_cosignature,
  ledger_key, ledger_log, ledger_padding to "${server_role}";

-- What happens in an accusation waits as what happens in an anonymous matter does: the log grows before everybody's
-- eyes, the accused's too (R2).
-- No writer can forget it: whatever adds to a journal adds here, or does neither. For each row and not for each
-- statement: entries come one by one, and for one a table of what is new costs more (0.025 ms instead of 0.020).
create function pend_entry() returns trigger
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  insert into ledger_pending (commitment, daily, kind)
    select new.commitment, m.anonymous or m.relation = 'accuses', 1 from matter m
    where m.authority = new.authority and m.id = new.matter
    on conflict do nothing;
  return null;
end
$$;
create trigger pend_entry after insert on journal for each row execute function pend_entry();

-- The same for tables of which nothing is anonymous.
create function pend_configuration() returns trigger
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  insert into ledger_pending (commitment, daily, kind) values (new.commitment, false, 2)
    on conflict do nothing;
  return null;
end
$$;

-- What was there before there was a log.
insert into ledger_pending (commitment, daily, kind)
  select j.commitment, m.anonymous or m.relation = 'accuses', 1
  from journal j join matter m on m.authority = j.authority and m.id = j.matter
  on conflict do nothing;

create function only_the_ledger() returns void
  language plpgsql stable as $$
begin
  if acting_system() <> 'ledger' then
    raise exception 'only the ledger does this' using errcode = 'HY005';
  end if;
end
$$;

-- The name of the log, once and for all.
create function ledger_found(the_origin text, today date) returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  perform only_the_ledger();
  insert into ledger_log (origin, daily_through) values (the_origin, today - 1) on conflict do nothing;
end
$$;

create function ledger_key_made(the_vkey text, the_number smallint, at timestamptz) returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  perform only_the_ledger();
  insert into ledger_key (vkey, number, since) values (the_vkey, the_number, at);
end
$$;

-- A log has one key at least.
create function ledger_key_retired(the_vkey text, at timestamptz) returns boolean
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  perform only_the_ledger();
  perform from ledger_log for update;
  if not exists (select from ledger_key where vkey <> the_vkey and retired_at is null) then
    return false;
  end if;
  update ledger_key set retired_at = at where vkey = the_vkey and retired_at is null;
  return found;
end
$$;

-- Puts down the paddings of a day's batch.
create function ledger_pad(the_day date, salts bytea[], commitments bytea[]) returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  perform only_the_ledger();
  insert into ledger_padding (day, n, salt)
    select the_day, p.n - 1, p.salt from unnest(salts) with ordinality as p (salt, n);
  insert into ledger_pending (commitment, daily, kind)
    select c, true, 3 from unnest(commitments) as c;
end
$$;

-- Moves what waits behind the last leaf, by commitment: an order that anybody can check and nobody chooses, since
-- commitments are as random as their salts. What is a leaf already goes without becoming another. The entries of
-- a day are named: others may have come since they were counted and padded.
create function ledger_take(
    of_day date, these bytea[], most integer, at timestamptz, the_legal_at timestamptz)
  returns table ("position" bigint, commitment bytea)
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
#variable_conflict use_column
declare
  head bigint;
  taken integer;
begin
  perform only_the_ledger();
  select l.size into strict head from ledger_log l for update;
  return query
    with gone as (
      delete from ledger_pending p
      where p.daily = (of_day is not null)
        and p.commitment in (
          select unnest(these)
          union all
          (select w.commitment from ledger_pending w where of_day is null and not w.daily
          order by w.commitment limit most))
      returning p.commitment),
    fresh as (
      select g.commitment from gone g
      where not exists (select from ledger_leaf l where l.commitment = g.commitment)),
    placed as (
      insert into ledger_leaf (position, commitment)
        select head - 1 + row_number() over (order by f.commitment), f.commitment from fresh f
      returning ledger_leaf.position, ledger_leaf.commitment)
    select placed.position, placed.commitment from placed order by placed.position;
  get diagnostics taken = row_count;
  if taken > 0 then
    insert into ledger_batch (first_position, size, sequenced_at, legal_at, daily_of)
      values (head, taken, at, the_legal_at, of_day);
    update ledger_log set size = head + taken;
  end if;
  if of_day is not null then
    update ledger_log set daily_through = greatest(daily_through, of_day);
  end if;
end
$$;

-- Writes tiles: a tile that is there gets longer at its end or stays as it is.
create function ledger_lay(levels smallint[], numbers bigint[], contents bytea[]) returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  laid integer;
begin
  perform only_the_ledger();
  insert into ledger_tile as t (level, number, hashes)
    select * from unnest(levels, numbers, contents)
    on conflict (level, number) do update set hashes = excluded.hashes
      where substring(excluded.hashes for octet_length(t.hashes)) = t.hashes;
  get diagnostics laid = row_count;
  if laid <> cardinality(levels) then
    raise exception 'a tile would change' using errcode = 'HY005';
  end if;
end
$$;

-- Stores a signed checkpoint of the log as it is. One of the same size takes its place only with the same root:
-- when another key has begun to sign.
create function ledger_sign(the_size bigint, the_root bytea, the_note text, at timestamptz) returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  perform only_the_ledger();
  if not exists (select from ledger_log where size = the_size) then
    raise exception 'not the size of the log' using errcode = 'HY005';
  end if;
  insert into ledger_checkpoint as c (size, root, note, signed_at) values (the_size, the_root, the_note, at)
    on conflict (size) do update set note = excluded.note, signed_at = excluded.signed_at
      where c.root = excluded.root;
  if not found then
    raise exception 'another root of the same size' using errcode = 'HY005';
  end if;
end
$$;

create function ledger_cosign(the_size bigint, the_witness text, the_line text) returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  perform only_the_ledger();
  insert into ledger_cosignature (size, witness, line) values (the_size, the_witness, the_line)
    on conflict (size, witness) do update set line = excluded.line;
end
$$;

grant execute on function
  only_the_ledger(), ledger_found(text, date), ledger_key_made(text, smallint, timestamptz),
  ledger_key_retired(text, timestamptz), ledger_pad(date, bytea[], bytea[]),
  ledger_take(date, bytea[], integer, timestamptz, timestamptz), ledger_lay(smallint[], bigint[], bytea[]),
  ledger_sign(bigint, bytea, text, timestamptz), ledger_cosign(bigint, text, text)
  to "${server_role}";
