-- Documents of procedures that administrators have uploaded, and those that come with the program. Never
-- changed; one that never governed a matter can be withdrawn.
create table edition (
  digest text collate "C" primary key,              -- SHA-256 of the document, hex
  id text collate "C" not null,
  edition text collate "C" not null,
  document text not null,
  uploaded_on date not null,                        -- a legal day
  uploaded_by uuid references officer,              -- null: it came with the program
  sound boolean,                                    -- null: not linted yet
  linting text                                      -- what the linter found, as it writes it
);
-- What came with an older version of the program may have the same edition as what comes with this one.
create unique index edition_uploaded on edition (id, edition) where uploaded_by is not null;
grant select, insert, delete on edition to "${server_role}";
grant update (sound, linting) on edition to "${server_role}";

-- From which day on new matters of an institution are opened under which edition. Holds for those below it
-- that have none of their own. A row whose day has come stays.
create table edition_start (
  institution uuid not null references institution,
  rulebook text collate "C" not null,
  starts_on date not null,                          -- a legal day, in the zone of the document
  edition text collate "C" not null,
  digest text collate "C" not null references edition (digest),
  knowing boolean not null,                         -- whoever planned it was shown what it takes away
  primary key (institution, rulebook, starts_on)
);
grant select, insert, delete on edition_start to "${server_role}";
