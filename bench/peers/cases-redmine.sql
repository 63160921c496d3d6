\ir cases.sql
begin;
insert into issues (id, tracker_id, project_id, subject, description, due_date, category_id, status_id, assigned_to_id,
  priority_id, author_id, created_on, updated_on, start_date, root_id, lft, rgt)
select i.id, (select id from trackers where name = 'Support'), p.id, subject, body, due,
  (select id from issue_categories where name = 'topic ' || topic),
  (select id from issue_statuses where not is_closed order by position limit 1), u.id,
  (select id from enumerations where type = 'IssuePriority' and is_default limit 1), u.id, created, created,
  created::date, i.id, 1, 2
from (select nextval('issues_id_seq') as id, m.* from made m order by n) i
join users u on u.login = 'h' || lpad(i.handler::text, 2, '0')
cross join projects p;
commit;
vacuum analyze;
