-- What the search of the desk finds a matter by: tokens of what the institution wrote and the complainant reads
-- (summary A, title of the topic B, answers and decisions C), without those that tell who brought it, and marks of where
-- it lies. Readable, since PostgreSQL has to look in it: docs/design/search.md says what that costs.
create table matter_words (
  authority text collate "C" not null,
  matter uuid not null,
  opened_on date not null,
  words tsvector not null,
  -- i: an institution that has a seat in it; w: the week in which it was opened; k: its kind; s: its stage; t: its
  -- topic; p: its place, and what that lies in.
  marks text[] collate "C" not null,
  primary key (authority, matter),
  foreign key (authority, matter) references matter (authority, id)
);
-- A short list of what isn't merged in yet: whoever fills it up waits for no more than that.
create index matter_words_found on matter_words using gin (words, marks) with (gin_pending_list_limit = 256);

alter table matter_words enable row level security;
alter table matter_words force row level security;
-- No officer reads it by a query; `search` looks for them.
create policy reading on matter_words for select to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) in ('deadlines', 'check', 'words'));
create policy adding on matter_words for insert to "${server_role}" with check (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) in ('deadlines', 'loading', 'words'));
create policy changing on matter_words for update to "${server_role}" using (
  (matter = (select bound_id()) and authority = (select bound_authority()))
  or (select acting_system()) in ('deadlines', 'words'));
-- Without asking who acts, as the other tables do: before that is answered PostgreSQL compares nothing else, and so would
-- reach no index. `search` asks it.
create policy owning on matter_words to "${flyway:user}" using (true);
grant select, insert, update on matter_words to "${server_role}";

-- Who makes the words reads what was written, and who brought it, to leave that out. It writes nothing but words.
create policy searching on journal for select to "${server_role}" using ((select acting_system()) = 'words');
create policy searching on party for select to "${server_role}" using ((select acting_system()) = 'words');
create policy searching on party_before for select to "${server_role}" using ((select acting_system()) = 'words');
