-- What an institution's answers begin with, where it has a text of its own in place of the one that is shipped.
create table answer_template (
  institution uuid not null references institution,
  part text not null check (part <> ''),            -- outcome, text and language, such as 'not-supported.facts.zh'
  words text not null check (words <> ''),
  primary key (institution, part)
);
grant select, insert, delete on answer_template to "${server_role}";
