-- Matters and their journal. The journal is the truth; state, duties and notices are folded from its
-- facts. `authority`, the county-level jurisdiction that first registered the matter, leads every key
-- and never changes. Nothing here names a person: identity and texts are ciphertext from the first row.

create table rulebook (
  digest text collate "C" primary key,              -- SHA-256 of the document, hex
  id text collate "C" not null,
  edition text collate "C" not null,
  document text not null,
  loaded_on date not null
);

create table matter (
  authority text collate "C" not null,
  id uuid not null,
  number text collate "C" not null,
  kind text collate "C" not null,
  relation text collate "C" not null check (relation in ('concerns', 'accuses', 'opposes')),
  about_institution uuid,
  about_unit uuid,
  about_officer uuid,
  walled uuid[] not null default '{}',              -- institutions below the accused one at filing
  anonymous boolean not null,
  channel text collate "C" not null,
  topic text collate "C",
  place text collate "C",
  rulebook text collate "C" not null references rulebook (digest),
  key_mac bytea not null,                           -- HMAC of the complainant's key; the secret is not in here
  key_must_change boolean not null default false,
  wrapped_key bytea not null,                       -- the matter's own key, wrapped
  opened_on date not null,
  -- The fold of the journal's facts, and columns of it by which lists are made.
  fold_version smallint not null,
  last_seq integer not null,                        -- last entry of the journal
  version integer not null,                         -- last entry that changed the state
  last_on date not null,
  next_on date,                                     -- when time alone will next change something
  stage text collate "C" not null,
  registering uuid,
  responsible uuid,
  reviewing uuid,
  re_reviewing uuid,
  recused uuid[] not null default '{}',
  state text not null,
  primary key (authority, id),
  -- Not (authority, number): on a table that was never analysed the planner finds that index as good as the
  -- primary key for a foreign key's check, takes it by its first column alone, keeps the plan, and each
  -- check then reads all matters of the authority.
  unique (number, authority)
);
create index matter_next_on on matter (next_on, authority, id) where next_on is not null;

create table party (
  authority text collate "C" not null,
  matter uuid not null,
  party smallint not null,                          -- 1 is the complainant
  identity bytea not null,                          -- sealed under the matter's key
  primary key (authority, matter, party),
  foreign key (authority, matter) references matter (authority, id)
);

create table journal (
  authority text collate "C" not null,
  matter uuid not null,
  seq integer not null check (seq > 0),
  encoding_version smallint not null,
  facts text not null,                              -- canonical JSON, RFC 8785
  content_ciphertext bytea,
  salt bytea,
  commitment bytea not null,
  principal text collate "C" not null default principal(),
  primary key (authority, matter, seq),
  foreign key (authority, matter) references matter (authority, id)
);

create table duty (
  authority text collate "C" not null,
  matter uuid not null,
  number integer not null,
  clock text collate "C" not null,
  promise smallint not null,
  is_window boolean not null,
  role text collate "C" not null,
  institution uuid,                                 -- null: the complainant's
  unit uuid,
  officer uuid,
  start date not null,
  due date not null,
  provisional boolean not null,
  stage text collate "C" not null,
  topic text collate "C",
  place text collate "C",
  primary key (authority, matter, number),
  foreign key (authority, matter) references matter (authority, id)
);
create index duty_desk on duty (institution, due, authority, matter, number) where not is_window;

create table outbox (
  authority text collate "C" not null,
  matter uuid not null,
  seq integer not null,
  n smallint not null,                              -- several notices of one entry
  audience text collate "C" not null,               -- a post of the rulebook
  institution uuid,                                 -- whose officers are told; null: the complainant, or the operator
  raised smallint not null default 0,               -- how many levels up it went because nobody was there
  notice text collate "C" not null,
  told_on date not null,
  primary key (authority, matter, seq, n),
  foreign key (authority, matter, seq) references journal (authority, matter, seq)
);

-- Sending the same filing twice files once. The answer is sealed under a key that only the sender has.
create table idempotency (
  id bytea primary key,
  body_mac bytea not null,
  answer bytea not null,
  expires_at timestamptz not null
);
create index idempotency_expires_at on idempotency (expires_at);

create table scheduled_tasks (
  task_name text collate "C" not null,
  task_instance text collate "C" not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

grant select, insert on rulebook, journal, party, outbox to "${server_role}";
grant select, insert, update on matter to "${server_role}";
grant select, insert, update, delete on duty, idempotency, scheduled_tasks to "${server_role}";
