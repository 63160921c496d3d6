-- What a court, the police or an archive may have by law, one matter at a time: asked for by one officer, agreed to by
-- two others, handed over once. What the instrument says stands sealed in the journal. Days are legal days.
create table lawful_order (
  authority text collate "C" not null,
  matter uuid not null,
  number smallint not null,                         -- of this matter's orders
  asked_seq integer not null,                       -- the entry that says what the instrument says
  instrument text collate "C" not null check (instrument in (
    'civil-court', 'administrative-court', 'criminal', 'supervision', 'reconsideration', 'archives')),
  scope text collate "C" not null check (scope <> ''),
  forbidden_until date,                             -- not to be told before; null where it may be told at once
  asked_on date not null,
  asked_by uuid not null references officer,
  institution uuid not null,                        -- where the three were then: moving opens nothing
  asked_unit uuid,
  first_by uuid references officer,
  first_institution uuid,
  first_unit uuid,
  second_by uuid references officer,
  handed_on date,
  told boolean not null,
  ended text collate "C" check (ended in ('handed', 'refused')),
  primary key (authority, matter, number),
  foreign key (authority, matter) references matter (authority, id),
  constraint three_people check (
    first_by <> asked_by and second_by <> asked_by and second_by <> first_by
    and (second_by is null or first_by is not null)),
  constraint handed_after_two_agreed check (
    (handed_on is null) = (ended is distinct from 'handed') and (handed_on is null or second_by is not null)),
  constraint silent_for_a_year_at_most check (
    forbidden_until > asked_on and forbidden_until <= asked_on + interval '1 year')
);
-- One at a time; and those whom the complainant still has to be told of.
create unique index lawful_order_running on lawful_order (authority, matter) where ended is null;
create index lawful_order_forbidden_until on lawful_order (forbidden_until) where not told;

grant select, insert, update on lawful_order to "${server_role}";

alter table lawful_order enable row level security;
alter table lawful_order force row level security;

-- Never the complainant: whether there is one that may not be told isn't theirs to find.
create policy reading on lawful_order for select to "${server_role}" using (
  (select acting_system()) in ('deadlines', 'check')
  or case when (select acting_officer()) is not null then
    (select true from matter m where m.authority = lawful_order.authority and m.id = lawful_order.matter) end);
create policy asking on lawful_order for insert to "${server_role}" with check (
  (select acting_officer()) is not null and matter = (select bound_id()) and authority = (select bound_authority()));
create policy acting on lawful_order for update to "${server_role}" using (
  (select acting_system()) = 'deadlines'
  or ((select acting_officer()) is not null and matter = (select bound_id()) and authority = (select bound_authority())));
create policy owning on lawful_order to "${flyway:user}" using ((select principal()) <> '');

-- Who somebody is, sealed, for whoever hands over what two others have agreed to, in the transaction that ends it.
create function disclosed_by_order(of_authority text, of_matter uuid, of_number integer, by_entry integer)
  returns bytea
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if principal() not like 'officer:%'
    or bound_id() is distinct from of_matter or bound_authority() is distinct from of_authority
    or not is_written_now(of_authority, of_matter, by_entry, 'order-handed')
    or not exists (
      select from lawful_order o
      where o.authority = of_authority and o.matter = of_matter and o.number = of_number
        and o.asked_by = acting_officer() and o.second_by is not null
        and o.ended = 'handed' and o.xmin = pg_current_xact_id_if_assigned()::xid)
  then
    raise exception 'nothing is disclosed here' using errcode = 'HY003';
  end if;
  return (
    select identity from party
    where authority = of_authority and matter = of_matter and party = 1);
end
$$;

-- What was handed over, to be counted in public: of which kind, where, when; of no matter.
create function handed_by_order(since date, before date)
  returns table (instrument text, institution uuid, handed_on date)
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select o.instrument, o.institution, o.handed_on from lawful_order o
  where o.handed_on >= since and o.handed_on < before and acting_system() = 'publication'
$$;

grant execute on function
  disclosed_by_order(text, uuid, integer, integer), handed_by_order(date, date)
  to "${server_role}";
