-- A change of who holds which power waits here until a second officer agrees to it. Nothing in between has
-- any effect. Both tables only grow: what became of a proposal is a row of its own, at most one.
CREATE TABLE proposal (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind text NOT NULL,                               -- as in configuration_change
  subject uuid NOT NULL,                            -- what would change; not there yet where it is new
  before text,                                      -- what the proposal was made from; null: something new
  after text NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),        -- for administrators alone: it may name people
  proposed_by uuid NOT NULL REFERENCES officer,
  proposed_at timestamptz NOT NULL,                 -- security time, like all times here
  ends_at timestamptz NOT NULL CHECK (ends_at > proposed_at),
  UNIQUE (id, proposed_by)
);

CREATE TABLE proposal_end (
  proposal uuid PRIMARY KEY,
  proposed_by uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('approved', 'declined', 'withdrawn')),
  ended_by uuid NOT NULL REFERENCES officer,
  ended_at timestamptz NOT NULL,
  reason text,
  FOREIGN KEY (proposal, proposed_by) REFERENCES proposal (id, proposed_by),
  -- Whatever the program does: nobody agrees to what they proposed, and nobody else takes it back.
  CONSTRAINT settled_by_whom_it_may_be CHECK ((outcome = 'withdrawn') = (ended_by = proposed_by))
);

-- A row says that two administrators have been there: from then on powers change by two, for good.
CREATE TABLE set_up_ended (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  ended_at timestamptz NOT NULL
);

-- How a change came about, and who else had a hand in it. What was only proposed has had no effect, so it
-- is no state from which the next change is told.
ALTER TABLE configuration_change
  ADD COLUMN took_effect boolean NOT NULL DEFAULT true,
  ADD COLUMN manner text NOT NULL DEFAULT 'alone'
    CHECK (manner IN ('alone', 'taken-away', 'set-up', 'by-two')),
  ADD COLUMN proposed_by uuid;

GRANT SELECT, INSERT ON proposal, proposal_end, set_up_ended TO "${server_role}";
