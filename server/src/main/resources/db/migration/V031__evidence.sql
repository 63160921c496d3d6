-- Files that came with an entry. What they are and their digests are facts of that entry, their names are
-- among its sealed texts, they themselves lie in the folder evidence/. Here is what opens each: its own key,
-- sealed under the matter's. Who drops a row has destroyed the file in every copy that lacks it.

create table evidence (
  authority text collate "C" not null,
  matter uuid not null,
  id uuid not null,                                 -- random; the name of its file
  seq integer not null,                             -- the entry that brought it
  file_key bytea not null,
  primary key (authority, matter, id),
  unique (id, authority),
  foreign key (authority, matter, seq) references journal (authority, matter, seq)
);

grant select, insert on evidence to "${server_role}";
