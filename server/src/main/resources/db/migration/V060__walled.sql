-- Officers who were behind the wall of a matter at filing or at an act, like the institutions in `walled`:
-- it only grows, so that re-hanging the tree opens nothing. Entries that were written before name none.
alter table matter add column walled_officers uuid[] not null default '{}';
