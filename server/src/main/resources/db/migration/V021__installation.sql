-- Which keys this database was sealed with, and whether it is the demo's. A database that meets other keys
-- is not served; the demo, whose time is set and whose passwords are printed, never meets real matters.
create table installation (
  only_one boolean primary key default true check (only_one),
  key_id text collate "C" not null,
  demo boolean not null
);
grant select, insert on installation to "${server_role}";
