-- Who else has begun to write an act in a matter, and when they kept it last: not a word of what. It looks past
-- the wall of drafts, so it is asked beside the matter's own row, whose policy says who may see that.
create function others_writing(of_authority text, of_matter uuid, of_act text, since timestamptz)
  returns table (officer uuid, saved_at timestamptz)
  language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select d.officer, d.saved_at from draft d
  where d.authority = of_authority and d.matter = of_matter and d.act = of_act
    and d.saved_at > since and d.officer <> (select acting_officer())
$$;

revoke execute on function others_writing(text, uuid, text, timestamptz) from public;
grant execute on function others_writing(text, uuid, text, timestamptz) to "${server_role}";
