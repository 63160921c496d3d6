-- How officers prove who they are. Nothing here can be turned back into a password or a token.

CREATE TABLE credential (
  officer uuid PRIMARY KEY REFERENCES officer,
  password_hash text NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL DEFAULT principal(),
  -- Someone other than the officer knows this password.
  must_change boolean NOT NULL
);

CREATE TABLE token (
  id uuid PRIMARY KEY,
  officer uuid NOT NULL REFERENCES officer,
  digest bytea NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
  label text NOT NULL CHECK (label <> ''),
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CHECK (expires_at > created_at AND expires_at <= created_at + interval '90 days')
);
CREATE INDEX token_of_officer ON token (officer);

GRANT SELECT, INSERT, UPDATE ON credential TO "${server_role}";
GRANT SELECT, INSERT, UPDATE (revoked_at) ON token TO "${server_role}";
