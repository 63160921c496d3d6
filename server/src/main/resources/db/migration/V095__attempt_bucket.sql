-- How often something was tried lately, by purpose and name under an HMAC: Bucket4j's own layout. Unlogged: each
-- guess would otherwise wait for the disk, and what a crash forgets is a few minutes' guesses.
create unlogged table attempt_bucket (
  id text collate "C" primary key,
  state bytea,
  expires_at bigint                                 -- milliseconds since 1970, security time
);
create index attempt_bucket_expires_at on attempt_bucket (expires_at);
grant select, insert, update, delete on attempt_bucket to "${server_role}";
