-- The epochs of the key-encryption key. What is wrapped begins with the number of its epoch, so a column can
-- say it, and nothing can set one without the other. An epoch is destroyed by deleting its row: the foreign
-- keys refuse that as long as anything is wrapped under it, whatever the server believes.
select set_config('huiyin.principal', 'system:migration', true);

create function key_epoch_of(wrapped bytea) returns smallint
  language sql immutable parallel safe as $$
  select case
    when wrapped is null then null
    when octet_length(wrapped) >= 3 and get_byte(wrapped, 0) = 69
      then (get_byte(wrapped, 1) * 256 + get_byte(wrapped, 2))::smallint
    else 1::smallint                                -- from before there were epochs
  end
$$;
grant execute on function key_epoch_of(bytea) to "${server_role}";

create table key_epoch (
  number smallint primary key check (number > 0),
  fingerprint text collate "C" check (fingerprint ~ '^[0-9a-f]{16}$'),  -- null until a start has read the key
  used_from timestamptz,                            -- null until each node holds it
  retired_on date                                   -- since when nothing is wrapped under it any more
);
insert into key_epoch (number) values (1);

create table destroyed_key_epoch (
  number smallint primary key,
  fingerprint text collate "C" not null,
  destroyed_on date not null
);

-- Which node has been heard of lately, and what it holds: an epoch is in use once each of them holds it.
create table key_holder (
  node uuid not null,
  epoch smallint not null,
  seen_at timestamptz not null,
  primary key (node, epoch)
);

grant select, insert, update, delete on key_epoch, key_holder to "${server_role}";
grant select, insert on destroyed_key_epoch to "${server_role}";
-- The id of the keys was one of the key-encryption key too, which no longer stays the same.
grant update (key_id) on installation to "${server_role}";

alter table matter add column key_epoch smallint
  generated always as (key_epoch_of(wrapped_key)) stored references key_epoch;
alter table time_code add column key_epoch smallint
  generated always as (key_epoch_of(secret)) stored references key_epoch;
-- Its first three bytes, in base64 for addresses.
alter table session add column key_epoch smallint
  generated always as (
    key_epoch_of(decode(translate(left(provider_token, 4), '-_', '+/'), 'base64'))) stored
  references key_epoch;

-- Whoever wraps keys again reads wrapped keys and nothing else of any matter.
create function keys_of_other_epochs(
    epoch smallint, after_authority text, after_id uuid, most integer)
  returns table (authority text, id uuid, wrapped_key bytea)
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select m.authority, m.id, m.wrapped_key from matter m
  where acting_system() = 'keys' and m.key_epoch <> epoch
    and (m.authority, m.id) > (after_authority, after_id)
  order by m.authority, m.id limit most
$$;

-- Only what is still as it was read. What somebody writes just now is left for the next time: nothing waits,
-- so no act is ever given up for it.
create function wrap_keys_again(authorities text[], ids uuid[], befores bytea[], afters bytea[])
  returns integer
  language sql volatile security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  with held as (
    select m.authority, m.id, n.after
    from unnest(authorities, ids, befores, afters) as n (authority, id, before, after)
    join matter m on m.authority = n.authority and m.id = n.id
    where acting_system() = 'keys' and m.wrapped_key = n.before
    for update of m skip locked),
  done as (
    update matter m set wrapped_key = held.after from held
    where m.authority = held.authority and m.id = held.id
    returning 1)
  select count(*)::integer from done
$$;

create function uses_key_epoch(epoch smallint) returns boolean
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select acting_system() in ('keys', 'check') and (
    exists (select from matter where key_epoch = epoch)
    or exists (select from time_code where key_epoch = epoch)
    or exists (select from session where key_epoch = epoch))
$$;

grant execute on function
  keys_of_other_epochs(smallint, text, uuid, integer),
  wrap_keys_again(text[], uuid[], bytea[], bytea[]), uses_key_epoch(smallint)
  to "${server_role}";
