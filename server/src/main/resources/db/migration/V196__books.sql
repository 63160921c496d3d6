-- The five books are lists of matters by their marks. The marks stand in the state, and these columns are made from
-- it, so that nothing can set one without the other.
select set_config('huiyin.principal', 'system:migration', true);
alter table matter
  -- Whose it is now. A column, since a policy lets no `coalesce` reach an index.
  add column at_institution uuid generated always as (coalesce(responsible, registering)) stored,
  add column book text collate "C" not null generated always as (
    coalesce(
      substr(
        jsonb_path_query_first(
          state::jsonb -> 'counts', '$.keyvalue() ? (@.key starts with "mark:book ").key') #>> '{}',
        length('mark:book ') + 1),
      '')) stored,
  add column supervised boolean not null generated always as (
    coalesce(
      jsonb_path_exists(
        state::jsonb -> 'counts', '$.keyvalue() ? (@.key starts with "mark:supervision ")'),
      false)) stored;

create index matter_book on matter (at_institution, book, opened_on, authority, id);
create index matter_supervised on matter (at_institution, opened_on, authority, id)
  where supervised;
