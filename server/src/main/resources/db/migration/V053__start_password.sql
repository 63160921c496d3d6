-- A password that somebody else gave begins one session, which chooses another.
ALTER TABLE credential
  ADD COLUMN once boolean NOT NULL DEFAULT false,
  ADD COLUMN used_at timestamptz;

-- Who gave an officer a way in, and when: for that officer to see, also after it is over.
CREATE TABLE way_in_given (
  id uuid PRIMARY KEY,
  officer uuid NOT NULL REFERENCES officer,
  given_at timestamptz NOT NULL,
  given_by text NOT NULL DEFAULT principal(),
  -- Whether their second factor and passkeys were taken off as well.
  took_off boolean NOT NULL
);
CREATE INDEX way_in_given_to ON way_in_given (officer, given_at);
GRANT SELECT, INSERT ON way_in_given TO "${server_role}";
