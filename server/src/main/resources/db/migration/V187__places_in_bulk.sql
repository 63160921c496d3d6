-- Places come in bulk, as a whole country has them, and are found by a part of their name. What is derived
-- here (depth, nearness, words) is made of the rest of the row and of the tree, by the server.
ALTER TABLE place
  ADD COLUMN active boolean NOT NULL DEFAULT true,
  ADD COLUMN imported boolean NOT NULL DEFAULT false,
  ADD COLUMN imported_as text,
  ADD COLUMN depth smallint NOT NULL DEFAULT 0,
  ADD COLUMN nearness smallint NOT NULL DEFAULT 2,
  ADD COLUMN words text[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN place.imported IS 'stands by what was imported last, whose digest is on the public record';
COMMENT ON COLUMN place.imported_as IS 'what the import says, where somebody changed it by hand since';
COMMENT ON COLUMN place.nearness IS
  '0 an institution here answers for it, 1 lies in such a one, 2 elsewhere, 3 elsewhere and deep down';

CREATE INDEX place_of_institution ON place (institution) WHERE institution IS NOT NULL;
CREATE INDEX place_without_words ON place (code) WHERE words = '{}';
-- Said so that a search, which asks for nearness < 2, never takes this one.
CREATE INDEX place_near ON place (code) WHERE nearness IN (0, 1);

-- How frequent a word is decides nothing: it is always looked for in its index.
ALTER TABLE place ALTER COLUMN words SET STATISTICS 10;

-- The rows of an import beside the places that there are; empty when none runs. The server may make no
-- temporary tables.
CREATE UNLOGGED TABLE place_taken (
  code text PRIMARY KEY,
  zh text NOT NULL,
  en text NOT NULL,
  en_given boolean NOT NULL,
  sort_key text NOT NULL,
  parent text,
  depth smallint NOT NULL,
  words text[] NOT NULL
);
GRANT SELECT, INSERT, TRUNCATE ON place_taken TO "${server_role}";

-- The server owns no table, and only an owner may do what follows. Before very many places come, the indexes
-- go, and are built anew afterwards: kept up row by row they cost many times as much. Nobody reads a place
-- meanwhile.
CREATE FUNCTION places_come() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
  PERFORM principal();
  DROP INDEX IF EXISTS place_in, place_named, place_words_near, place_words_above, place_words_deep;
  ALTER TABLE place DROP CONSTRAINT IF EXISTS place_parent_fkey;
END
$$;
GRANT EXECUTE ON FUNCTION places_come() TO "${server_role}";

-- There are three indexes of words, one for each part of the search: what is near isn't looked for among all.
-- ANALYZE, since nobody should wait for autovacuum: search would be planned for a table that it isn't any more.
CREATE FUNCTION places_came() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
  PERFORM principal();
  CREATE INDEX IF NOT EXISTS place_in ON place (parent);
  CREATE INDEX IF NOT EXISTS place_named ON place (name_zh);
  CREATE INDEX IF NOT EXISTS place_words_near ON place USING gin (words) WHERE nearness < 2;
  CREATE INDEX IF NOT EXISTS place_words_above ON place USING gin (words) WHERE nearness = 2;
  CREATE INDEX IF NOT EXISTS place_words_deep ON place USING gin (words) WHERE nearness = 3;
  IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint WHERE conname = 'place_parent_fkey'
      AND conrelid = 'place'::regclass) THEN
    ALTER TABLE place ADD FOREIGN KEY (parent) REFERENCES place;
  END IF;
  PERFORM gin_clean_pending_list(i::regclass)
    FROM unnest(ARRAY['place_words_near', 'place_words_above', 'place_words_deep']) i;
  ANALYZE place;
END
$$;
GRANT EXECUTE ON FUNCTION places_came() TO "${server_role}";

SELECT set_config('huiyin.principal', 'system:migration', true);
SELECT places_came();
