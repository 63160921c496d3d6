-- Which keys this database was sealed with. A database that meets other keys is not served.
create table installation (
  only_one boolean primary key default true check (only_one),
  key_id text collate "C" not null
);
grant select, insert on installation to "${server_role}";
