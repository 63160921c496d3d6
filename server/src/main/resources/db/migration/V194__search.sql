-- The one way in which an officer finds matters by words. It looks past the policies of `matter_words`, since under one
-- no index of words is reached, and asks the wall itself: by the very text of the policy of `matter`, so that there is no
-- second wall to keep in step. A migration that changes that policy calls `make_search()` once more.
create index matter_words_opened on matter_words (opened_on);

create function make_search() returns void
  language plpgsql as $make$
begin
  execute replace($search$
    create or replace function search(asked text, needed text[])
      returns table (authority text, matter uuid)
      language plpgsql stable security definer
      set search_path = "${flyway:defaultSchema}", pg_temp
      set enable_seqscan = off
      set plan_cache_mode = force_generic_plan
      as $body$
    #variable_conflict use_column
    declare
      most constant integer := 51;
      -- So many that have the words are held against the wall at most.
      most_looked_at constant integer := 2000;
      -- Of more institutions than that, the wall alone says which are theirs.
      most_institutions constant integer := 64;
      sight text[];
      clauses text := 'w.marks && $2';
      oldest date := (select date_trunc('week', min(w.opened_on)) from matter_words w);
      week date := (select date_trunc('week', max(w.opened_on)) from matter_words w);
      weeks integer := 1;
      slice text[];
      authorities text[];
      matters uuid[];
      found integer := 0;
      looked_at integer := 0;
      shown integer;
    begin
      if principal() not like 'officer:%' then
        raise exception 'no officer' using errcode = 'HY003';
      end if;
      sight := array(select 'i:' || i from unnest(acting_institution() || acting_below()) i);
      if asked <> '' then
        clauses := clauses || ' and w.words @@ $1::tsquery';
      end if;
      if needed <> '{}' then
        clauses := clauses || ' and w.marks @> $3';
      end if;
      if cardinality(sight) <= most_institutions then
        clauses := clauses || ' and w.marks && $4';
      end if;
      -- The newest first, one week, then two, four and so on: what is common is found soon, and what is rare
      -- by few looks at the index.
      while week >= oldest loop
        slice := array(
          select to_char(week - 7 * i, '"w:"IYYY-IW') from generate_series(0, weeks - 1) i);
        execute 'with hits as materialized (
              select w.authority, w.matter, w.opened_on from matter_words w where ' || clauses || '),
            first as (select * from hits order by opened_on desc, authority, matter limit $5)
          select array_agg(authority order by opened_on desc, authority, matter),
            array_agg(matter order by opened_on desc, authority, matter) from first'
          into authorities, matters
          using asked, slice, needed, sight, most_looked_at - looked_at;
        return query
          select c.authority, c.matter
          from unnest(authorities, matters) with ordinality as c (authority, matter, place)
          where (
            select true from matter where authority = c.authority and id = c.matter and (/* the wall */))
          order by c.place limit most - found;
        get diagnostics shown = row_count;
        found := found + shown;
        looked_at := looked_at + coalesce(cardinality(matters), 0);
        exit when found >= most;
        if looked_at >= most_looked_at then
          -- A last row without a matter: not all were looked at.
          return query select null::text, null::uuid;
          exit;
        end if;
        week := week - 7 * weeks;
        weeks := weeks * 2;
      end loop;
    end
    $body$
  $search$,
  '/* the wall */',
  (select pg_get_expr(p.polqual, p.polrelid) from pg_policy p
    where p.polrelid = 'matter'::regclass and p.polname = 'reading'));
  revoke execute on function search(text, text[]) from public;
  grant execute on function search(text, text[]) to "${server_role}";
end
$make$;
revoke execute on function make_search() from public;
select make_search();
