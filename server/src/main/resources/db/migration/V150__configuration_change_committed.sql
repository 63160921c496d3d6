-- Each change of the configuration is an entry of the public log, as each act in a matter is: what the log
-- holds of it is the commitment, and whoever has the salt can hold what is published against that.

ALTER TABLE configuration_change
  ADD COLUMN salt bytea,
  ADD COLUMN commitment bytea UNIQUE;

-- Rows from before have neither until the next start, since SQL has no HMAC. Each row from now on has both.
ALTER TABLE configuration_change
  ADD CONSTRAINT committed_to CHECK (
    salt IS NOT NULL AND length(salt) = 32 AND commitment IS NOT NULL AND length(commitment) = 32) NOT VALID;

-- The server may alter nothing of the public record, but give a row that has none its commitment, once.
CREATE FUNCTION commit_to_change(of_change uuid, with_salt bytea, to_commitment bytea) RETURNS boolean
  LANGUAGE sql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
  UPDATE configuration_change SET salt = with_salt, commitment = to_commitment
  WHERE id = of_change AND commitment IS NULL AND acting_system() = 'public-record'
  RETURNING true
$$;
GRANT EXECUTE ON FUNCTION commit_to_change(uuid, bytea, bytea) TO "${server_role}";

-- It waits for the log in the transaction that made it.
CREATE TRIGGER pend_configuration
  AFTER INSERT OR UPDATE OF commitment ON configuration_change
  FOR EACH ROW WHEN (NEW.commitment IS NOT NULL) EXECUTE FUNCTION pend_configuration();
