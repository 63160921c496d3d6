-- One row, counted on with each change of edition_start. Whoever opens a matter says which state of that
-- table it knew, so that a node whose copy is old opens none under an edition that isn't in force.
create table edition_version (
  one boolean primary key default true check (one),
  version bigint not null
);
insert into edition_version (version) values (0);
grant select, update on edition_version to "${server_role}";

create function require_edition_version(known bigint) returns void
  language plpgsql stable
  as $$
begin
  if known is distinct from (select version from edition_version) then
    raise exception 'the editions in force have changed' using errcode = 'HY002';
  end if;
end
$$;
grant execute on function require_edition_version(bigint) to "${server_role}";
