-- What an institution promises where its rulebook has a promise of the house: shorter, and no date of a law.
create table house_date (
  institution uuid not null references institution,
  clock text not null,
  length text not null check (length <> ''),        -- as the rulebook writes it, such as '3 working-days'
  primary key (institution, clock)
);
grant select, insert, delete on house_date to "${server_role}";
