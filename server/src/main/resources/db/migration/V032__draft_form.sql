-- A matter that a helper brought: until the person makes a key of their own, nobody withdraws or confirms.
alter table matter add column key_of_helper boolean not null default false;

-- Forms that somebody asked to keep on a device of theirs. The row is nobody's: its key is the digest of a
-- secret that only a cookie there holds, and what it holds opens with that secret alone. Its end is a full
-- hour, so that it doesn't tell when somebody wrote.
create table draft_form (
  id bytea primary key,
  ciphertext bytea not null,
  ends_at timestamptz not null
);
create index draft_form_ends_at on draft_form (ends_at);

grant select, insert, update, delete on draft_form to "${server_role}";
