-- Single sign-on. Which account at the identity provider is which officer's; one of each.
CREATE TABLE provider_link (
  officer uuid PRIMARY KEY REFERENCES officer,
  issuer text NOT NULL CHECK (issuer <> ''),
  subject text NOT NULL CHECK (subject <> ''),
  made_at timestamptz NOT NULL,
  made_by text NOT NULL DEFAULT principal(),
  -- Since when the officer has used it with a second factor of their own; an officer who has none
  -- confirms it with its first use.
  confirmed_at timestamptz,
  UNIQUE (issuer, subject)
);
GRANT SELECT, INSERT, UPDATE (confirmed_at), DELETE ON provider_link TO "${server_role}";

-- What a session that began at the provider hangs on: its session there (a digest), the token that
-- ends it there (sealed), and the roles that it left of those that the directory gives.
ALTER TABLE session DROP CONSTRAINT session_proven_by_check;
ALTER TABLE session
  ADD CONSTRAINT session_proven_by_check
    CHECK (proven_by IN ('password', 'code', 'passkey', 'provider', 'provider_strong')),
  ADD COLUMN by_provider boolean NOT NULL DEFAULT false,
  ADD COLUMN provider_session text,
  ADD COLUMN provider_token text,
  ADD COLUMN roles text[];
CREATE INDEX session_of_provider ON session (provider_session) WHERE provider_session IS NOT NULL;
GRANT UPDATE (by_provider, provider_session, provider_token, roles) ON session TO "${server_role}";

-- Forms that were sealed before their officer was sent to the provider, until they are back.
CREATE TABLE kept_form (
  id uuid PRIMARY KEY,
  sealed text NOT NULL,
  ends_at timestamptz NOT NULL
);
CREATE INDEX kept_form_by_end ON kept_form (ends_at);
GRANT SELECT, INSERT, DELETE ON kept_form TO "${server_role}";

-- What kind of a way in it was.
ALTER TABLE way_in_given
  ADD COLUMN kind text NOT NULL DEFAULT 'password' CHECK (kind IN ('password', 'provider'));

-- States and logout tokens that have come: each counts once. Swept when they would be too old anyway.
CREATE TABLE provider_answer (
  digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
  ends_at timestamptz NOT NULL
);
CREATE INDEX provider_answer_by_end ON provider_answer (ends_at);
GRANT SELECT, INSERT, DELETE ON provider_answer TO "${server_role}";
