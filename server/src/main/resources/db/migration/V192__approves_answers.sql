-- Whether another officer has to approve an answer before it leaves. Nobody is surprised by it: what is there
-- already goes on as it did.
alter table institution add column approves_answers boolean not null default false;
