-- What whoever brought a matter reads of it, asked by functions: the same rows that the policies show them. The policy of
-- `matter` asks some twenty questions about officers, which PostgreSQL prepares anew for each query, though
-- none is asked where a complainant reads their own: most of the database's time in it.
create function own_matter(of_authority text, of_matter uuid)
  returns table (
    authority text, id uuid, number text, kind text, relation text, about_institution uuid,
    about_unit uuid, about_officer uuid, walled uuid[], walled_officers uuid[], anonymous boolean,
    channel text, topic text, place text, rulebook text, wrapped_key bytea, opened_on date,
    last_seq integer, version integer, last_on date, key_of_helper boolean, calendar_edition integer,
    state text)
  language plpgsql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if bound_id() = of_matter and bound_authority() = of_authority then
    return query
      select m.authority, m.id, m.number, m.kind, m.relation, m.about_institution, m.about_unit,
        m.about_officer, m.walled, m.walled_officers, m.anonymous, m.channel, m.topic, m.place,
        m.rulebook, m.wrapped_key, m.opened_on, m.last_seq, m.version, m.last_on, m.key_of_helper,
        m.calendar_edition, m.state
      from matter m where m.authority = of_authority and m.id = of_matter;
  end if;
end
$$;

create function own_journal(of_authority text, of_matter uuid)
  returns table (seq integer, facts text, content_ciphertext bytea, salt bytea, commitment bytea)
  language plpgsql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if bound_id() = of_matter and bound_authority() = of_authority and bound_member() is null then
    return query
      select j.seq, j.facts, j.content_ciphertext, j.salt, j.commitment from journal j
      where j.authority = of_authority and j.matter = of_matter order by j.seq;
  end if;
end
$$;

-- The keys of one number, and whether the matter is still there, by one look.
create function key_and_standing_of(of_authority text, of_number text)
  returns table (
    id uuid, key_mac bytea, new_key_mac bytea, new_key_of_helper boolean, key_must_change boolean,
    last_seq integer, spare_key_mac bytea, printed_first_mac bytea, printed_second_mac bytea,
    erased_on date, archived_until date)
  language plpgsql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if acting_system() = 'key-check' then
    return query
      select m.id, m.key_mac, m.new_key_mac, m.new_key_of_helper, m.key_must_change, m.last_seq,
        m.spare_key_mac, m.printed_first_mac, m.printed_second_mac, m.erased_on,
        (select a.until_on from archived a where a.authority = m.authority and a.matter = m.id)
      from matter m where m.authority = of_authority and m.number = of_number;
  end if;
end
$$;

grant execute on function
  own_matter(text, uuid), own_journal(text, uuid), key_and_standing_of(text, text)
  to "${server_role}";
