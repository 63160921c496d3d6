-- Officers who have signed in with a browser. Of the cookie only the SHA-256 is kept.

CREATE TABLE session (
  digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
  officer uuid NOT NULL REFERENCES officer,
  -- Begun with a password that someone else knows: good for choosing another, and for nothing else.
  must_change boolean NOT NULL,
  began_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  -- However busy its officer is.
  ends_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK (ends_at > began_at)
);
CREATE INDEX session_of_officer ON session (officer);
CREATE INDEX session_by_end ON session (ends_at);

GRANT SELECT, INSERT, UPDATE (last_seen_at, ended_at), DELETE ON session TO "${server_role}";
