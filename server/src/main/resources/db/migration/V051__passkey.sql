-- Passkeys of officers (WebAuthn). Public keys only: nothing here signs anybody in.
CREATE TABLE passkey (
  id uuid PRIMARY KEY,
  officer uuid NOT NULL REFERENCES officer,
  credential bytea NOT NULL UNIQUE,
  label text NOT NULL CHECK (label <> ''),
  public_key bytea NOT NULL,
  signature_count bigint NOT NULL,
  verified boolean NOT NULL,
  backup_eligible boolean NOT NULL,
  backed_up boolean NOT NULL,
  transports text[] NOT NULL,
  attestation bytea NOT NULL,
  client_data bytea NOT NULL,
  made_at timestamptz NOT NULL,
  last_used_on date
);
CREATE INDEX passkey_of_officer ON passkey (officer);

-- Challenges that were answered: each counts once. Swept when they would be too old anyway.
CREATE TABLE answered_challenge (
  digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
  ends_at timestamptz NOT NULL
);
CREATE INDEX answered_challenge_by_end ON answered_challenge (ends_at);

GRANT SELECT, INSERT, UPDATE (signature_count, verified, backed_up, last_used_on), DELETE ON passkey
  TO "${server_role}";
GRANT SELECT, INSERT, DELETE ON answered_challenge TO "${server_role}";
