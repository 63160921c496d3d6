-- Keys beside the one that is valid: HMACs all of them, each bound to its matter.
alter table matter
  add column spare_key_mac bytea,                   -- a second key of equal power, made by who holds the first
  add column printed_first_mac bytea,               -- the halves of a key after a recovery, each known to one
  add column printed_second_mac bytea;              -- officer: together they open nothing but a new key
