-- What a change is about, so that the public record can be read by kind and by institution, and the state
-- before a change be found, without reading all of it. Taken from what was recorded; that stays as it is.
ALTER TABLE configuration_change
  ADD COLUMN kind text NOT NULL GENERATED ALWAYS AS (split_part(what, '.', 1)) STORED,
  ADD COLUMN subject text NOT NULL GENERATED ALWAYS AS (
    coalesce(
      details::jsonb ->> 'id', details::jsonb ->> 'code', details::jsonb ->> 'institution', '')) STORED,
  ADD COLUMN institution text GENERATED ALWAYS AS (
    CASE split_part(what, '.', 1)
      WHEN 'institution' THEN details::jsonb ->> 'id'
      ELSE details::jsonb ->> 'institution'
    END) STORED;

CREATE INDEX configuration_change_of_subject ON configuration_change (kind, subject, seq);
CREATE INDEX configuration_change_of_institution ON configuration_change (institution, seq);
