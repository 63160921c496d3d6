-- Who there is: institutions, units, officers, places, topics. Nothing here is ever deleted, since the
-- journal names it; what has ended is no longer active.

-- One row. Whoever changes the configuration locks it first, so that changes come one after another; its
-- number tells other nodes that their copy is old.
CREATE TABLE directory_version (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  version bigint NOT NULL
);
INSERT INTO directory_version (version) VALUES (0);

CREATE TABLE institution (
  id uuid PRIMARY KEY,
  authority text NOT NULL CHECK (authority ~ '^[0-9]{6}$'),
  code text NOT NULL UNIQUE,
  name_zh text NOT NULL CHECK (name_zh <> ''),
  name_en text NOT NULL CHECK (name_en <> ''),
  sort_key text NOT NULL,
  superior uuid REFERENCES institution CHECK (superior <> id),
  superior_outside text CHECK (superior_outside <> ''),
  competent_for_accusations text,
  rulebook text NOT NULL,
  head uuid,
  phone text,
  address text,
  active boolean NOT NULL,
  CONSTRAINT active_only_with_a_superior
    CHECK (NOT active OR superior IS NOT NULL OR superior_outside IS NOT NULL)
);

CREATE TABLE unit (
  id uuid PRIMARY KEY,
  institution uuid NOT NULL REFERENCES institution,
  name_zh text NOT NULL CHECK (name_zh <> ''),
  name_en text NOT NULL CHECK (name_en <> ''),
  sort_key text NOT NULL,
  active boolean NOT NULL,
  UNIQUE (institution, id)
);

CREATE TABLE place (
  code text PRIMARY KEY,
  name_zh text NOT NULL CHECK (name_zh <> ''),
  name_en text NOT NULL CHECK (name_en <> ''),
  sort_key text NOT NULL,
  parent text REFERENCES place CHECK (parent <> code),
  institution uuid REFERENCES institution
);

CREATE TABLE topic (
  id uuid PRIMARY KEY,
  institution uuid NOT NULL REFERENCES institution,
  code text NOT NULL,
  name_zh text NOT NULL CHECK (name_zh <> ''),
  name_en text NOT NULL CHECK (name_en <> ''),
  sort_key text NOT NULL,
  active boolean NOT NULL,
  UNIQUE (institution, code)
);

CREATE TABLE officer (
  id uuid PRIMARY KEY,
  institution uuid NOT NULL REFERENCES institution,
  unit uuid,
  name text NOT NULL CHECK (name <> ''),
  sort_key text NOT NULL,
  login text NOT NULL,
  active boolean NOT NULL,
  UNIQUE (institution, id),
  -- An officer sits in a unit of their own institution.
  FOREIGN KEY (institution, unit) REFERENCES unit (institution, id)
);
CREATE UNIQUE INDEX officer_login ON officer (lower(login));

-- The head is an officer of the institution itself.
ALTER TABLE institution
  ADD FOREIGN KEY (id, head) REFERENCES officer (institution, id);

CREATE TABLE officer_role (
  officer uuid NOT NULL REFERENCES officer,
  role text NOT NULL,
  PRIMARY KEY (officer, role)
);

-- Who directs whom at once; the chain of command never leaves the institution.
CREATE TABLE directs (
  institution uuid NOT NULL,
  officer uuid NOT NULL,
  subordinate uuid NOT NULL CHECK (subordinate <> officer),
  PRIMARY KEY (officer, subordinate),
  FOREIGN KEY (institution, officer) REFERENCES officer (institution, id),
  FOREIGN KEY (institution, subordinate) REFERENCES officer (institution, id)
);

-- Configuration is public: each change stays, and nobody but the owner could alter it.
CREATE TABLE configuration_change (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  changed_on date NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL DEFAULT principal(),
  what text NOT NULL,
  details text NOT NULL
);

GRANT SELECT, UPDATE (version) ON directory_version TO "${server_role}";
GRANT SELECT, INSERT, UPDATE ON institution, unit, place, topic, officer TO "${server_role}";
GRANT SELECT, INSERT, DELETE ON officer_role, directs TO "${server_role}";
GRANT SELECT, INSERT ON configuration_change TO "${server_role}";
