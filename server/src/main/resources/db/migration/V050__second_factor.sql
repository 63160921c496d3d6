-- What an officer proves beside the password. The secret is sealed by a key that isn't in the database.
CREATE TABLE time_code (
  officer uuid PRIMARY KEY REFERENCES officer,
  secret bytea NOT NULL,
  set_at timestamptz NOT NULL,
  -- The last step of time whose code was used: none counts twice.
  last_step bigint NOT NULL
);

-- Codes for when the telephone is lost, by a code under a secret that isn't in the database.
CREATE TABLE recovery_code (
  officer uuid NOT NULL REFERENCES officer,
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  used_at timestamptz,
  PRIMARY KEY (officer, digest)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON time_code TO "${server_role}";
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON recovery_code TO "${server_role}";
