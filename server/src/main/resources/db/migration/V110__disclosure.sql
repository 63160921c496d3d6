-- An officer learns who a complainant is, with a reason, in the transaction that writes so into the journal.

-- No more than forty a day by one officer, whatever an installation sets.
alter table asked_by_officer
  drop constraint asked_by_officer_what_check,
  drop constraint asked_enough_by_officer,
  add constraint asked_by_officer_what_check check (what in ('same-person', 'key-check', 'disclosure')),
  add constraint asked_enough_by_officer check (
    times between 1 and case what when 'same-person' then 5 when 'disclosure' then 40 else 10 end);

-- Whether this entry of the journal was written by the transaction that asks, for this act, by the acting officer.
create function is_written_now(of_authority text, of_matter uuid, by_entry integer, for_act text)
  returns boolean
  language plpgsql stable as $$
begin
  return exists (
    select from journal j
    where j.authority = of_authority and j.matter = of_matter and j.seq = by_entry
      and j.xmin = pg_current_xact_id_if_assigned()::xid
      and j.facts::jsonb ->> 'act' = for_act
      and (j.facts::jsonb #>> '{by,officer}')::uuid = acting_officer());
end
$$;

-- Who somebody is, sealed, for the officer who has just written into the journal that they look, in the matter in
-- which they act, if they work where it lies. No policy lets an officer read it otherwise.
create function disclosed(of_authority text, of_matter uuid, by_entry integer) returns bytea
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if principal() not like 'officer:%'
    or bound_id() is distinct from of_matter or bound_authority() is distinct from of_authority
    or not is_written_now(of_authority, of_matter, by_entry, 'disclose')
    or not acts_as('{handler,lead,mediator}')
    or not exists (
      select from matter m
      where m.authority = of_authority and m.id = of_matter
        and (acting_institution() in (m.registering, m.responsible)
          or acting_institution()::text in (select value from jsonb_each_text(m.other_seats))))
  then
    raise exception 'nothing is disclosed here' using errcode = 'HY003';
  end if;
  return (
    select identity from party
    where authority = of_authority and matter = of_matter and party = 1);
end
$$;

grant execute on function disclosed(text, uuid, integer)
  to "${server_role}";
