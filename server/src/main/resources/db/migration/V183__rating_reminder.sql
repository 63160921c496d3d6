-- Once in a matter, a week after its first answer, the complainant is reminded that it can be rated; unless they have
-- done it. A row says that this was looked at, whatever came of it, so that it never is again. It stands in no journal:
-- there its absence would tell officers who has rated.
create table rating_asked (
  authority text collate "C" not null,
  matter uuid not null,
  asked_on date not null,
  primary key (authority, matter),
  foreign key (authority, matter) references matter (authority, id)
);
alter table rating_asked enable row level security;
alter table rating_asked force row level security;
create policy own on rating_asked for select to "${server_role}" using (
  (select principal()) = 'complainant:' || authority || '/' || matter);
create policy owning on rating_asked to "${flyway:user}" using ((select principal()) <> '');
grant select on rating_asked to "${server_role}";

-- Matters whose first answer was given here between these days, with their own key, that nobody looked at for this
-- yet. With what is sealed of who brought each: whether there is any way to reach them is asked of it, and no more.
create function unasked_matters(
    since date, until_on date, after_authority text, after_matter uuid, most integer)
  returns table (
    authority text, matter uuid, rulebook text, wrapped_key bytea, seq integer, answered_on date,
    rated boolean, party bytea)
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if acting_system() <> 'ratings' then
    raise exception 'not those who remind of ratings' using errcode = 'HY003';
  end if;
  return query
    select m.authority, m.id, m.rulebook, m.wrapped_key, j.seq, (j.facts::jsonb ->> 'on')::date,
      exists (
        select from rating r
        where r.authority = m.authority and r.matter = m.id and r.step = 'answer'),
      p.identity
    from matter m
    cross join lateral (
      select e.seq, e.facts from journal e
      where e.authority = m.authority and e.matter = m.id
        and e.facts::jsonb -> 'effects' @> '[{"effect": "decided"}]' and not e.facts::jsonb ? 'imported'
      order by e.seq limit 1) j
    left join party p on p.authority = m.authority and p.matter = m.id and p.party = 1
    where m.last_on >= since and m.erased_on is null and not m.key_must_change and not m.key_of_helper
      and (m.authority, m.id) > (after_authority, after_matter)
      and jsonb_array_length(m.state::jsonb -> 'decisions') > 0
      and (j.facts::jsonb ->> 'on')::date between since and until_on
      and not exists (
        select from rating_asked a where a.authority = m.authority and a.matter = m.id)
    order by m.authority, m.id
    limit most;
end
$$;

-- Looked at, once; and the notice, where there is to be one, beside those of the answer itself.
create function ask_for_rating(
    of_authority text, of_matter uuid, of_seq integer, day date, tell boolean) returns boolean
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if acting_system() <> 'ratings' then
    raise exception 'not those who remind of ratings' using errcode = 'HY003';
  end if;
  insert into rating_asked (authority, matter, asked_on) values (of_authority, of_matter, day)
    on conflict do nothing;
  if not found or not tell then
    return false;
  end if;
  insert into outbox (authority, matter, seq, n, audience, institution, raised, notice, told_on)
    select of_authority, of_matter, of_seq, coalesce(max(o.n), 0) + 1, 'complainant', null, 0, 'rate', day
    from outbox o where o.authority = of_authority and o.matter = of_matter and o.seq = of_seq;
  return true;
end
$$;
revoke execute on function
  unasked_matters(date, date, text, uuid, integer), ask_for_rating(text, uuid, integer, date, boolean)
  from public;
grant execute on function
  unasked_matters(date, date, text, uuid, integer), ask_for_rating(text, uuid, integer, date, boolean)
  to "${server_role}";
