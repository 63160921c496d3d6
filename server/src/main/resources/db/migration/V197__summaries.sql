-- The summaries that institutions wrote, found without reading journals one by one. They stay where they are,
-- sealed under their matters' keys: nothing is copied, and what is erased is learned from no more.
create index journal_describes on journal (
  (facts::jsonb #>> '{by,institution}') collate "C",
  (facts::jsonb ->> 'on') collate "C",
  authority, matter, seq
) where facts::jsonb ->> 'act' = 'describe';

-- Which entries are the latest that describe a matter, by an institution; no word of them. It looks past the wall,
-- so it is asked beside the matter's own row and its journal, whose policies say who may see these.
create function described_by(of_institution uuid, most integer)
  returns table (authority text, matter uuid, seq integer)
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select j.authority, j.matter, j.seq from journal j
  where j.facts::jsonb ->> 'act' = 'describe'
    and (j.facts::jsonb #>> '{by,institution}') collate "C" = of_institution::text
  order by (j.facts::jsonb ->> 'on') collate "C" desc, j.authority desc, j.matter desc, j.seq desc
  limit most
$$;
revoke execute on function described_by(uuid, integer) from public;
grant execute on function described_by(uuid, integer) to "${server_role}";

-- From what topics are learned for a whole institution: only matters from which nobody there is kept, and that are
-- about nobody's conduct.
create function taught_by(of_institution uuid, most integer)
  returns table (authority text, matter uuid, seq integer, topic text, wrapped_key bytea, content bytea)
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select m.authority, m.id, j.seq, m.topic, m.wrapped_key, j.content_ciphertext
  from described_by(of_institution, most) d
  join matter m on m.authority = d.authority and m.id = d.matter
  join journal j on j.authority = d.authority and j.matter = d.matter and j.seq = d.seq
  where (select acting_system()) = 'triage'
    and m.topic is not null and j.content_ciphertext is not null
    and m.relation <> 'accuses' and m.about_officer is null
    and m.walled = '{}' and m.walled_officers = '{}' and m.recused = '{}'
$$;
revoke execute on function taught_by(uuid, integer) from public;
grant execute on function taught_by(uuid, integer) to "${server_role}";
