-- What the owner makes is closed until a migration opens it, by name, to the role of the server.
REVOKE ALL ON SCHEMA "${flyway:defaultSchema}" FROM PUBLIC;
GRANT USAGE ON SCHEMA "${flyway:defaultSchema}" TO "${server_role}";

ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE ALL ON SEQUENCES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE ALL ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE ALL ON TYPES FROM PUBLIC;

-- Who acts in this transaction. There is no answer 'nobody': a policy that reads it fails instead of
-- showing an empty set.
CREATE FUNCTION principal() RETURNS text
  LANGUAGE plpgsql STABLE PARALLEL SAFE
  AS $$
DECLARE
  bound text := pg_catalog.current_setting('huiyin.principal', true);
BEGIN
  IF bound IS NULL OR bound = '' THEN
    RAISE EXCEPTION 'a transaction without a principal' USING ERRCODE = 'HY001';
  END IF;
  RETURN bound;
END
$$;
GRANT EXECUTE ON FUNCTION principal() TO "${server_role}";
