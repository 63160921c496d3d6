-- A decision that an officer has sent from a page and can still take back: it is done once the moment has come, from
-- what they keep as a draft. A row goes in the transaction that does the act, so that one of several servers does it.
create table held_act (
  authority text collate "C" not null,
  matter uuid not null,
  officer uuid not null references officer,
  act text collate "C" not null,
  leaves_at timestamptz,                            -- security time; null once it couldn't be done
  roles text[] not null,                            -- those in which it was sent: it is done in no other
  matter_version integer not null,
  draft_version integer not null,                   -- 0: what another officer handed in
  primary key (authority, matter, officer, act),
  foreign key (authority, matter) references matter (authority, id)
);
create index held_act_leaves_at on held_act (leaves_at);
alter table held_act enable row level security;
alter table held_act force row level security;
create policy own on held_act for all to "${server_role}"
  using (
    officer = (select acting_officer())
    and ((matter = (select bound_id()) and authority = (select bound_authority()))
      or case when (select acting_officer()) is not null then
        (select true from matter m where m.authority = held_act.authority and m.id = held_act.matter) end));
create policy leaving on held_act for all to "${server_role}" using ((select acting_system()) = 'deadlines');
create policy stepping_back on held_act for delete to "${server_role}" using (
  matter = (select bound_id()) and authority = (select bound_authority()));
create policy owning on held_act to "${flyway:user}" using ((select principal()) <> '');
grant select, insert, update, delete on held_act to "${server_role}";

create function held_leaves(of_authority text, of_matter uuid, of_officer uuid, of_act text) returns void
  language plpgsql as $$
begin
  delete from held_act
    where authority = of_authority and matter = of_matter and officer = of_officer and act = of_act
      and leaves_at is not null;
  if not found then
    raise exception 'taken back, or done already' using errcode = 'HY003';
  end if;
end $$;
revoke execute on function held_leaves(text, uuid, uuid, text) from public;
grant execute on function held_leaves(text, uuid, uuid, text) to "${server_role}";
