-- A way in that one administrator offers is in force once a second one agrees. Until then its password is
-- kept here and nowhere else, so that it signs nobody in; then this row goes.
CREATE TABLE offered_password (
  id uuid PRIMARY KEY,
  officer uuid NOT NULL REFERENCES officer,
  password_hash text NOT NULL,
  offered_at timestamptz NOT NULL                   -- security time
);
CREATE INDEX offered_password_by_time ON offered_password (offered_at);
GRANT SELECT, INSERT, DELETE ON offered_password TO "${server_role}";

-- Who proposed a way in, where another agreed and so gave it.
ALTER TABLE way_in_given ADD COLUMN proposed_by uuid;
