-- By what a session was begun, on what kind of device in two words, and when its officer proved last who they
-- are. Sessions from before were begun with a password alone.
ALTER TABLE session
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  ADD COLUMN proven_by text NOT NULL DEFAULT 'password'
    CHECK (proven_by IN ('password', 'code', 'passkey')),
  ADD COLUMN device text NOT NULL DEFAULT 'other/other',
  ADD COLUMN proven_at timestamptz;
UPDATE session SET proven_at = began_at;
ALTER TABLE session
  ALTER COLUMN id DROP DEFAULT,
  ALTER COLUMN proven_by DROP DEFAULT,
  ALTER COLUMN device DROP DEFAULT,
  ALTER COLUMN proven_at SET NOT NULL;
GRANT UPDATE (proven_at) ON session TO "${server_role}";

-- The day is enough to see which tokens nobody needs.
ALTER TABLE token ADD COLUMN last_used_on date;
GRANT UPDATE (last_used_on) ON token TO "${server_role}";
