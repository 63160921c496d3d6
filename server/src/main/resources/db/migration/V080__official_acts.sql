-- An auditor's list reads the days that are asked for and no more, and of one officer only theirs.
create index journal_official_acts on journal (
  (facts::jsonb ->> 'on') collate "C",
  (facts::jsonb #>> '{by,officer}') collate "C"
);
