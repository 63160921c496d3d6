-- Who acts in a transaction, and what the tree says of them now: what the policies of row-level security
-- ask, each once in a query. All follow from `principal()` and the tables of module authority; only the
-- legal day by which somebody stands in for others is told by the server, which alone knows it.

create index directs_subordinate on directs (subordinate, officer);
create index institution_superior on institution (superior);
create index cover_substitute on cover (substitute) where ended_at is null;

create function acting_system() returns text
  language plpgsql stable parallel safe as $$
declare
  bound text := principal();
begin
  return case when bound like 'system:%' then substr(bound, 8) else '' end;
end
$$;

create function acting_officer() returns uuid
  language plpgsql stable parallel safe as $$
declare
  bound text := principal();
begin
  return case
    when bound like 'officer:%' then substr(bound, 9)::uuid
    -- An auditor who looks at official acts.
    when bound like 'audit:%' then substr(bound, 7)::uuid
  end;
end
$$;

-- The matter that the transaction is about: a complainant's own, or the one in which an officer acts.
create function bound_matter() returns text
  language plpgsql stable parallel safe as $$
declare
  bound text := principal();
begin
  return case
    when bound like 'complainant:%' then substr(bound, 13)
    when bound like 'officer:%' then coalesce(current_setting('huiyin.acting_in', true), '')
    else ''
  end;
end
$$;

create function bound_authority() returns text
  language plpgsql stable parallel safe as $$
begin
  return split_part(bound_matter(), '/', 1);
end
$$;

create function bound_id() returns uuid
  language plpgsql stable parallel safe as $$
begin
  return nullif(split_part(bound_matter(), '/', 2), '')::uuid;
end
$$;

create function acting_institution() returns uuid
  language plpgsql stable parallel safe as $$
begin
  return (select institution from officer where id = acting_officer() and active);
end
$$;

create function acting_unit() returns uuid
  language plpgsql stable parallel safe as $$
begin
  return (select unit from officer where id = acting_officer() and active);
end
$$;

-- Whether the acting officer holds one of these roles.
create function acts_as(roles text[]) returns boolean
  language plpgsql stable parallel safe as $$
begin
  return exists (
    select from officer_role r where r.officer = acting_officer() and r.role = any (roles));
end
$$;

-- The institution of the acting officer, and all above it.
create function acting_above() returns uuid[]
  language plpgsql stable parallel safe as $$
begin
  return (
    with recursive above (id) as (
      select acting_institution()
      union
      select i.superior from above a join institution i on i.id = a.id where i.superior is not null)
    select coalesce(array_agg(id), '{}') from above where id is not null);
end
$$;

-- The institutions below that of the acting officer, where they may look there.
create function acting_below() returns uuid[]
  language plpgsql stable parallel safe as $$
declare
  own uuid := acting_institution();
begin
  if not acts_as('{supervisor}') then
    return '{}';
  end if;
  return (
    with recursive below (id) as (
      select id from institution where superior = own
      union
      select i.id from below b join institution i on i.superior = b.id)
    select coalesce(array_agg(id), '{}') from below where id <> own);
end
$$;

-- The institutions whose matters the acting auditor traces official acts in: their own, and those below.
create function acting_audited() returns uuid[]
  language plpgsql stable parallel safe as $$
declare
  own uuid := acting_institution();
begin
  if principal() not like 'audit:%' or not acts_as('{auditor}') then
    return '{}';
  end if;
  return (
    with recursive below (id) as (
      select own
      union
      select i.id from below b join institution i on i.superior = b.id)
    select coalesce(array_agg(id), '{}') from below where id is not null);
end
$$;

-- An officer, and everybody who directs them: the head of their institution, and the chain of command.
create function directors_of(directed uuid) returns uuid[]
  language plpgsql stable parallel safe as $$
begin
  return (
    with recursive chief (id) as (
      select directed
      union
      select d.officer from chief c join directs d on d.subordinate = c.id)
    select array_agg(id) from (
      select id from chief
      union
      select i.head from officer o join institution i on i.id = o.institution
      where o.id = directed and i.head is not null) everybody);
end
$$;

create function acting_directors() returns uuid[]
  language plpgsql stable parallel safe as $$
begin
  return directors_of(acting_officer());
end
$$;

create function acting_heads_above() returns uuid[]
  language plpgsql stable parallel safe as $$
begin
  return (
    select coalesce(array_agg(head), '{}') from institution
    where id = any (acting_above()) and head is not null);
end
$$;

create function acting_units_above() returns uuid[]
  language plpgsql stable parallel safe as $$
begin
  return (select coalesce(array_agg(id), '{}') from unit where institution = any (acting_above()));
end
$$;

-- For whom the acting officer stands in today.
create function acting_absent() returns uuid[]
  language plpgsql stable parallel safe as $$
declare
  today date := nullif(current_setting('huiyin.day', true), '')::date;
begin
  return (
    select coalesce(array_agg(o.id), '{}')
    from cover c join officer o on o.id = c.officer
    where c.substitute = acting_officer() and c.ended_at is null
      and today between c.from_on and c.until_on and o.institution = acting_institution());
end
$$;

-- Whether one of these absent officers is assigned, and not kept from the matter themself.
create function stands_in(
    absent uuid[], assigned_unit uuid, assigned_officer uuid, about uuid, kept_out uuid[])
  returns boolean
  language plpgsql stable parallel safe as $$
begin
  return exists (
    select from officer o
    where o.id = any (absent) and (o.id = assigned_officer or o.unit = assigned_unit)
      and not (o.id = any (kept_out))
      and (about is null or not (about = any (directors_of(o.id)))));
end
$$;

-- Before an officer acts in a matter: looks, as that officer, whether they see it. What they do may put
-- it out of their sight, and is let through to its end.
create function act_in(of_authority text, of_id uuid) returns void
  language plpgsql as $$
begin
  if not exists (select from matter where authority = of_authority and id = of_id) then
    raise exception 'no matter that is visible here' using errcode = 'HY003';
  end if;
  perform set_config('huiyin.acting_in', of_authority || '/' || of_id, true);
end
$$;

create function is_matter(of_authority text, of_id uuid) returns boolean
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select exists (select from matter where authority = of_authority and id = of_id)
$$;

-- Before an officer files a matter, which they may not see once it is filed.
create function file_in(of_authority text, of_id uuid) returns void
  language plpgsql as $$
begin
  if is_matter(of_authority, of_id) then
    raise exception 'a matter that is there already' using errcode = 'HY003';
  end if;
  perform set_config('huiyin.acting_in', of_authority || '/' || of_id, true);
end
$$;

-- The keys of one number, before it is known who asks.
create function key_of(of_authority text, of_number text)
  returns table (
    id uuid, key_mac bytea, new_key_mac bytea, new_key_of_helper boolean, key_must_change boolean,
    last_seq integer)
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select m.id, m.key_mac, m.new_key_mac, m.new_key_of_helper, m.key_must_change, m.last_seq
  from matter m
  where m.authority = of_authority and m.number = of_number and acting_system() = 'key-check'
$$;

-- Which of these files are part of a matter, and not of which.
create function recorded_files(files uuid[]) returns setof uuid
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select e.id from evidence e where e.id = any (files) and acting_system() = 'files'
$$;

grant execute on function
  acting_system(), acting_officer(), bound_matter(), bound_authority(), bound_id(),
  acting_institution(), acting_unit(), acts_as(text[]), acting_above(), acting_below(),
  acting_audited(), directors_of(uuid), acting_directors(), acting_heads_above(), acting_units_above(),
  acting_absent(), stands_in(uuid[], uuid, uuid, uuid, uuid[]), act_in(text, uuid),
  is_matter(text, uuid), file_in(text, uuid), key_of(text, text), recorded_files(uuid[])
  to "${server_role}";
