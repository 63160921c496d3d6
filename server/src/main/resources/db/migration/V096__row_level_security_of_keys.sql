-- The second wall for what came beside it: recoveries of lost keys, questions about one pair, spare keys.

alter table key_recovery enable row level security;
alter table key_recovery force row level security;

create policy all_of_it on key_recovery for all to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or case when (select acting_officer()) is not null then
    (select true from matter m where m.authority = key_recovery.authority and m.id = key_recovery.matter) end);
create policy owning on key_recovery to "${flyway:user}" using ((select principal()) <> '');

alter table asked_of_matter enable row level security;
alter table asked_of_matter force row level security;

create policy all_of_it on asked_of_matter for all to "${server_role}" using (
  case when (select acting_officer()) is not null then
    (select true from matter m where m.authority = asked_of_matter.authority and m.id = asked_of_matter.matter) end);
create policy owning on asked_of_matter to "${flyway:user}" using ((select principal()) <> '');

-- The keys of one number, spare and printed ones too.
drop function key_of(text, text);
create function key_of(of_authority text, of_number text)
  returns table (
    id uuid, key_mac bytea, new_key_mac bytea, new_key_of_helper boolean, key_must_change boolean,
    last_seq integer, spare_key_mac bytea, printed_first_mac bytea, printed_second_mac bytea)
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select m.id, m.key_mac, m.new_key_mac, m.new_key_of_helper, m.key_must_change, m.last_seq,
    m.spare_key_mac, m.printed_first_mac, m.printed_second_mac
  from matter m
  where m.authority = of_authority and m.number = of_number and acting_system() = 'key-check'
$$;
grant execute on function key_of(text, text) to "${server_role}";
