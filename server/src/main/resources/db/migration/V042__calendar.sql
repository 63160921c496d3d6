-- The holidays by which working days are counted. A file of a year is kept as it was given, for ever; an
-- edition is all files together by which something was counted, so that old dates can be explained.
create table calendar_document (
  digest text collate "C" primary key,              -- SHA-256 of the document, hex
  year smallint not null,
  document text not null,                           -- JSON as holiday-cn has it
  title text not null,                              -- of the notice; empty for what a release brought along
  paper text not null,                              -- its number, likewise
  given_on date not null,
  principal text collate "C" not null default principal()
);

create table calendar_edition (
  number integer primary key,                       -- later ones know more
  calendar text collate "C" not null,
  version text collate "C" not null unique,         -- as journals name it
  first_changed date,                               -- first day of which it says otherwise; null: the first edition
  year smallint,                                    -- which year was given; null: the first edition
  made_at timestamptz not null,
  recounted boolean not null default false          -- whether every matter was counted again by it
);

create table calendar_edition_year (
  edition integer not null references calendar_edition,
  year smallint not null,
  digest text collate "C" not null references calendar_document,
  primary key (edition, year)
);

grant select, insert on calendar_document, calendar_edition, calendar_edition_year to "${server_role}";
grant update (recounted) on calendar_edition to "${server_role}";
