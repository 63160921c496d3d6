-- Filings that come at the same time go to the database together: one statement a table for all of them, one commit. The
-- rows are those that each would have written by itself. What comes in can only make new matters: the entry,
-- the duties and notices are those of a matter of the same call, told by its place in it, so nothing can be added
-- here to a matter that is there. It reads nothing and returns nothing.
create function file_together(
    edition_versions bigint[],
    authorities text[], ids uuid[], numbers text[], kinds text[], relations text[],
    about_institutions uuid[], about_units uuid[], about_officers uuid[],
    wall_institutions text[], wall_officers text[], are_anonymous boolean[], channels text[],
    topics text[], places text[], rulebooks text[], key_macs bytea[], keys_of_helpers boolean[],
    wrapped_keys bytea[], days date[], folds smallint[], versions integer[], last_days date[],
    next_days date[], calendars integer[], stages text[], registering_seats uuid[],
    responsible_seats uuid[], reviewing_seats uuid[], re_reviewing_seats uuid[], recused_officers text[],
    states text[],
    identities bytea[],
    sent_ids bytea[], sent_macs bytea[], sent_answers bytea[], sent_until timestamptz[],
    encodings smallint[], entries text[], contents bytea[], salts bytea[], commitments bytea[],
    duty_of integer[], duty_numbers integer[], duty_clocks text[], duty_promises smallint[],
    duty_windows boolean[], duty_roles text[], duty_institutions uuid[], duty_units uuid[],
    duty_officers uuid[], duty_starts date[], duty_dues date[], duty_provisional boolean[],
    notice_of integer[], notice_numbers smallint[], notice_audiences text[],
    notice_institutions uuid[], notice_raised smallint[], notice_names text[])
  returns void
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if acting_system() <> 'filing' then
    raise exception 'only filings come in this way' using errcode = 'HY005';
  end if;
  if exists (
      select from edition_version e, unnest(edition_versions) known
      where known is distinct from e.version) then
    raise exception 'the editions in force have changed' using errcode = 'HY002';
  end if;
  insert into idempotency (id, body_mac, answer, expires_at)
    select * from unnest(sent_ids, sent_macs, sent_answers, sent_until) s (id, mac, answer, until)
    where s.id is not null;
  insert into matter (authority, id, number, kind, relation, about_institution, about_unit,
      about_officer, walled, walled_officers, anonymous, channel, topic, place, rulebook, key_mac,
      key_of_helper, wrapped_key, opened_on, fold_version, last_seq, version, last_on, next_on,
      calendar_edition, stage, registering, responsible, reviewing, re_reviewing, recused, state)
    select m.authority, m.id, m.number, m.kind, m.relation, m.about_institution, m.about_unit,
      m.about_officer, m.walled::uuid[], m.walled_officers::uuid[], m.anonymous, m.channel, m.topic, m.place,
      m.rulebook, m.key_mac, m.key_of_helper, m.wrapped_key, m.day, m.fold, 1, m.version, m.last_day,
      m.next_day, m.calendar, m.stage, m.registering, m.responsible, m.reviewing, m.re_reviewing,
      m.recused::uuid[], m.state
    from unnest(authorities, ids, numbers, kinds, relations, about_institutions, about_units,
      about_officers, wall_institutions, wall_officers, are_anonymous, channels, topics, places, rulebooks,
      key_macs, keys_of_helpers, wrapped_keys, days, folds, versions, last_days, next_days, calendars,
      stages, registering_seats, responsible_seats, reviewing_seats, re_reviewing_seats,
      recused_officers, states)
      m (authority, id, number, kind, relation, about_institution, about_unit, about_officer, walled,
        walled_officers, anonymous, channel, topic, place, rulebook, key_mac, key_of_helper,
        wrapped_key, day, fold, version, last_day, next_day, calendar, stage, registering, responsible,
        reviewing, re_reviewing, recused, state);
  insert into party (authority, matter, party, identity)
    select p.authority, p.id, 1, p.identity
    from unnest(authorities, ids, identities) p (authority, id, identity)
    where p.identity is not null;
  insert into journal (authority, matter, seq, encoding_version, facts, content_ciphertext, salt,
      commitment, principal)
    select j.authority, j.id, 1, j.encoding, j.facts, j.content, j.salt, j.commitment,
      'complainant:' || j.authority || '/' || j.id
    from unnest(authorities, ids, encodings, entries, contents, salts, commitments)
      j (authority, id, encoding, facts, content, salt, commitment);
  insert into duty (authority, matter, number, clock, promise, is_window, role, institution, unit,
      officer, start, due, provisional, stage, topic, place)
    select authorities[d.of], ids[d.of], d.number, d.clock, d.promise, d.is_window, d.role,
      d.institution, d.unit, d.officer, d.start, d.due, d.provisional, stages[d.of], topics[d.of],
      places[d.of]
    from unnest(duty_of, duty_numbers, duty_clocks, duty_promises, duty_windows, duty_roles,
      duty_institutions, duty_units, duty_officers, duty_starts, duty_dues, duty_provisional)
      d (of, number, clock, promise, is_window, role, institution, unit, officer, start, due, provisional);
  insert into outbox (authority, matter, seq, n, audience, institution, raised, notice, told_on)
    select authorities[o.of], ids[o.of], 1, o.n, o.audience, o.institution, o.raised, o.name, days[o.of]
    from unnest(notice_of, notice_numbers, notice_audiences, notice_institutions, notice_raised,
      notice_names) o (of, n, audience, institution, raised, name);
end
$$;
revoke execute on function file_together from public;
grant execute on function file_together to "${server_role}";
