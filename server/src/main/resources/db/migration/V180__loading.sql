-- The second way in for journal rows: many matters at once, from another system or made up for a test of scale
-- (`Matters.load`). Its principal adds rows and reads none.

create policy loading on matter for insert to "${server_role}" with check (
  (select acting_system()) = 'loading');
create policy loading on journal for insert to "${server_role}" with check (
  (select acting_system()) = 'loading');
create policy loading on party for insert to "${server_role}" with check (
  (select acting_system()) = 'loading');
create policy loading on duty for insert to "${server_role}" with check (
  (select acting_system()) = 'loading');
create policy loading on outbox for insert to "${server_role}" with check (
  (select acting_system()) = 'loading');

-- What was taken in, so that the same isn't taken in twice. No number of another system: an HMAC under a secret that
-- isn't in here. And no matter: one that was erased leaves nothing here that leads to it, and doesn't come back either.
create table loaded (
  authority text collate "C" not null,
  source text collate "C" not null check (source ~ '^[a-z][a-z0-9-]{0,39}$'),
  mac bytea not null check (octet_length(mac) = 32),
  primary key (authority, source, mac)
);
alter table loaded enable row level security;
alter table loaded force row level security;
create policy all_of_it on loaded for all to "${server_role}" using (
  (select acting_system()) = 'loading');
create policy owning on loaded to "${flyway:user}" using ((select principal()) <> '');
grant select, insert on loaded to "${server_role}";
