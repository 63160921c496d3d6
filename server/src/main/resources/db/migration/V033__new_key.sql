-- A new key is valid from its first use and ends the old one then, so that nobody is locked out by an answer
-- that never reached them.

alter table matter add column new_key_mac bytea;    -- HMAC of a key that was made and not used yet
alter table matter add column new_key_of_helper boolean not null default false;
