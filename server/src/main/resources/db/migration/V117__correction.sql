-- Complainants correct who they are: the sealed row is replaced. What it held before is kept for thirty days, sealed
-- as it was, and looked at for one thing alone: who says to have lost the key. So whoever has stolen a key can't put
-- themselves in the owner's place by correcting first. One row a matter: the oldest that is still kept.
create table party_before (
  authority text collate "C" not null,
  matter uuid not null,
  identity bytea not null,                          -- sealed under the matter's key
  changed_on date not null,                         -- when it was last corrected; legal time
  until_on date not null,                           -- destroyed on this day; security time, in UTC
  primary key (authority, matter),
  foreign key (authority, matter) references matter (authority, id)
);
create index party_before_until_on on party_before (until_on);

grant select, insert, update, delete on party_before to "${server_role}";
grant update (identity) on party to "${server_role}";

create policy correcting on party for update to "${server_role}" using (
  (select principal()) = 'complainant:' || authority || '/' || matter);

alter table party_before enable row level security;
alter table party_before force row level security;

create policy reading on party_before for select to "${server_role}" using (
  (select principal()) = 'complainant:' || authority || '/' || matter
  or (select acting_system()) in ('comparison', 'earlier-identities'));
create policy correcting on party_before for insert to "${server_role}" with check (
  (select principal()) = 'complainant:' || authority || '/' || matter);
create policy correcting_again on party_before for update to "${server_role}" using (
  (select principal()) = 'complainant:' || authority || '/' || matter);
create policy forgetting on party_before for delete to "${server_role}" using (
  (select acting_system()) = 'earlier-identities');
create policy owning on party_before to "${flyway:user}" using ((select principal()) <> '');
