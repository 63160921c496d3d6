-- The second wall (R2): whoever is bound to a transaction reads and writes what is theirs, whatever the
-- query says, and a query of nobody raises. The policy on `matter` says what `Wall` says in Java; the other
-- tables follow it. What is asked once in a query stands in brackets of its own, `(select ...)`.

-- What policies read of the state, which check compares with the journal.
alter table matter
  add column assigned jsonb generated always as (state::jsonb -> 'assignments') stored,
  -- Seats for which there is no column; only a rulebook that somebody uploaded has any.
  add column other_seats jsonb generated always as (
    nullif(
      (state::jsonb -> 'seats') - array['registering', 'responsible', 'reviewing', 're-reviewing'],
      '{}'::jsonb)) stored;

-- The acting officer, their unit, and then those for whom they stand in today.
create function acting_hands() returns uuid[]
  language plpgsql stable parallel safe as $$
begin
  return array[acting_officer(), acting_unit()] || acting_absent();
end
$$;

-- Whether these hands may work on what a seat was assigned to: to nobody yet, to the officer, to their
-- unit, or to somebody for whom they stand in.
create function is_assigned(assignment jsonb, hands uuid[], about uuid, kept_out uuid[])
  returns boolean
  language plpgsql stable parallel safe as $$
declare
  to_unit uuid := assignment ->> 'unit';
  to_officer uuid := assignment ->> 'officer';
begin
  return assignment is null
    or coalesce(to_officer = hands[1], false)
    or case when to_unit is null then to_officer is null else coalesce(to_unit = hands[2], false) end
    or (cardinality(hands) > 2 and stands_in(hands[3:], to_unit, to_officer, about, kept_out));
end
$$;

-- Without those for whom one stands in: simple enough to become part of the query, since it is asked of every row.
create function is_theirs(assignment jsonb, of_officer text, of_unit text) returns boolean
  language sql immutable parallel safe as $$
  select case
    when assignment is null then true
    when assignment ->> 'officer' = of_officer then true
    when assignment ->> 'unit' is null then assignment ->> 'officer' is null
    else coalesce(assignment ->> 'unit' = of_unit, false)
  end
$$;

-- The same as the policy of `matter` asks of the seats that have columns, for those that have none.
create function sits_elsewhere(
    seats jsonb, assigned jsonb, hands uuid[], about uuid, kept_out uuid[])
  returns boolean
  language plpgsql stable parallel safe as $$
begin
  return exists (
    select from jsonb_each_text(seats) seat
    where (seat.value::uuid = acting_institution()
        and (acts_as('{registrar,lead,supervisor}')
          or (acts_as('{handler}') and is_assigned(assigned -> seat.key, hands, about, kept_out))))
      or seat.value::uuid = any (acting_below()));
end
$$;

grant execute on function
  acting_hands(), is_assigned(jsonb, uuid[], uuid, uuid[]), is_theirs(jsonb, text, text),
  sits_elsewhere(jsonb, jsonb, uuid[], uuid, uuid[])
  to "${server_role}";

alter table matter enable row level security;
alter table matter force row level security;

create policy reading on matter for select to "${server_role}" using (
  (id = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) in ('deadlines', 'check')
  or (
    -- In conflict: at filing or at an act, or since they stepped back;
    not (select acting_institution()) = any (walled)
    and not (select acting_officer()) = any (walled_officers || recused)
    -- now: who did it and those they direct, and the institution of a head who did it, and all below;
    and (about_officer is null
      or (not about_officer = any ((select acting_directors())::uuid[])
        and (relation = 'accuses' or not about_officer = any ((select acting_heads_above())::uuid[]))))
    -- the accused institution, or that of the accused unit, and all below.
    and (relation <> 'accuses'
      or case
        when about_unit is not null then not about_unit = any ((select acting_units_above())::uuid[])
        when about_institution is not null then not about_institution = any ((select acting_above())::uuid[])
        else true
      end)
    -- Concerned: by any seat of their institution,
    and (
      ((select acts_as('{registrar,lead,supervisor}'))
        and (select acting_institution()) in (registering, responsible, reviewing, re_reviewing))
      -- by one in which they work: handlers where it was registered, until somebody is responsible,
      or ((select acts_as('{handler}'))
        and coalesce(responsible, registering) = (select acting_institution())
        and (is_theirs(
            assigned -> case when responsible is null then 'registering' else 'responsible' end,
            (select acting_officer()::text), (select acting_unit()::text))
          or ((select cardinality(acting_hands())) > 2 and is_assigned(
            assigned -> case when responsible is null then 'registering' else 'responsible' end,
            (select acting_hands()), about_officer, walled_officers || recused))))
      or ((select acts_as('{reviewer}'))
        and (select acting_institution()) in (reviewing, re_reviewing)
        and ((reviewing = (select acting_institution())
            and (is_theirs(assigned -> 'reviewing', (select acting_officer()::text),
              (select acting_unit()::text))
            or ((select cardinality(acting_hands())) > 2
              and is_assigned(assigned -> 'reviewing', (select acting_hands()), about_officer,
                walled_officers || recused))))
          or (re_reviewing = (select acting_institution())
            and (is_theirs(assigned -> 're-reviewing', (select acting_officer()::text),
              (select acting_unit()::text))
            or ((select cardinality(acting_hands())) > 2
              and is_assigned(assigned -> 're-reviewing', (select acting_hands()), about_officer,
                walled_officers || recused))))))
      -- by one below, where they look there,
      or array[registering, responsible, reviewing, re_reviewing] && (select acting_below())
      -- or where an auditor traces official acts,
      or array[registering, responsible, reviewing, re_reviewing] && (select acting_audited())
      -- or by a seat that has no column.
      or (other_seats is not null
        and sits_elsewhere(other_seats, assigned, (select acting_hands()), about_officer,
          walled_officers || recused)))));

create policy filing on matter for insert to "${server_role}" with check (
  id = (select bound_id()) and authority = (select bound_authority()));

create policy acting on matter for update to "${server_role}" using (
  (id = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) = 'deadlines');

-- What belongs to a matter is seen by the officers who see it. A scalar subquery, and no `exists`: that would be
-- turned into a hash of all matters where many rows are asked for.

alter table journal enable row level security;
alter table journal force row level security;

create policy reading on journal for select to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) = 'check'
  or case when (select acting_officer()) is not null then
    (select true from matter m where m.authority = journal.authority and m.id = journal.matter) end);

create policy acting on journal for insert to "${server_role}" with check (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) = 'deadlines');

alter table duty enable row level security;
alter table duty force row level security;

create policy reading on duty for select to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) in ('deadlines', 'check')
  or case when (select acting_officer()) is not null then
    (select true from matter m where m.authority = duty.authority and m.id = duty.matter) end);

create policy acting on duty for insert to "${server_role}" with check (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) = 'deadlines');

create policy going_on on duty for update to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) = 'deadlines');

create policy ending on duty for delete to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) = 'deadlines');

alter table evidence enable row level security;
alter table evidence force row level security;

create policy reading on evidence for select to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) = 'check'
  or case when (select acting_officer()) is not null then
    (select true from matter m where m.authority = evidence.authority and m.id = evidence.matter) end);

create policy acting on evidence for insert to "${server_role}" with check (
  matter = (select bound_id()) and authority = (select bound_authority()));

-- Nobody tells yet what lies here; who does will be a system principal of its own.
alter table outbox enable row level security;
alter table outbox force row level security;

create policy reading on outbox for select to "${server_role}" using (
  (select acting_system()) in ('check', 'operation'));

create policy acting on outbox for insert to "${server_role}" with check (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) = 'deadlines');

-- Who somebody is: theirs alone. No officer reads it, not even sealed.
alter table party enable row level security;
alter table party force row level security;

create policy reading on party for select to "${server_role}" using (
  (select principal()) = 'complainant:' || authority || '/' || matter
  or (select acting_system()) = 'comparison');

create policy filing on party for insert to "${server_role}" with check (
  matter = (select bound_id()) and authority = (select bound_authority()));

-- An officer's own. It goes with an act that puts the matter out of their sight, so it is theirs to the end.
alter table draft enable row level security;
alter table draft force row level security;

create policy own on draft for all to "${server_role}"
  using (
    officer = (select acting_officer())
    and ((matter = (select bound_id()) and authority = (select bound_authority()))
      or case when (select acting_officer()) is not null then
        (select true from matter m where m.authority = draft.authority and m.id = draft.matter) end));

-- Whoever has the key of a filing sees what it was answered.
alter table idempotency enable row level security;
alter table idempotency force row level security;

create policy reading on idempotency for select to "${server_role}" using (
  (select principal()) = 'sender:' || encode(id, 'hex') or (select acting_system()) = 'answers');

create policy filing on idempotency for insert to "${server_role}" with check (
  (select bound_id()) is not null);

create policy forgetting on idempotency for delete to "${server_role}" using (
  (select acting_system()) = 'answers');

-- The owner too says who acts: migrations, and the functions of V061 that look past the wall.
create policy owning on matter to "${flyway:user}" using ((select principal()) <> '');
create policy owning on journal to "${flyway:user}" using ((select principal()) <> '');
create policy owning on duty to "${flyway:user}" using ((select principal()) <> '');
create policy owning on evidence to "${flyway:user}" using ((select principal()) <> '');
create policy owning on outbox to "${flyway:user}" using ((select principal()) <> '');
create policy owning on party to "${flyway:user}" using ((select principal()) <> '');
create policy owning on draft to "${flyway:user}" using ((select principal()) <> '');
create policy owning on idempotency to "${flyway:user}" using ((select principal()) <> '');
