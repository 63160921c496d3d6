\ir cases.sql
begin;
create temporary table numbered as
select m.*, nextval('tickets_id_seq')::int as id, u.id as owner
from made m join users u on u.name = 'h' || lpad(m.handler::text, 2, '0') order by n;
create temporary table roles as
select nextval('principals_id_seq')::int as role, id, owner, created, name
from numbered, unnest(array['AdminCc', 'Cc', 'Owner', 'Requestor']) name order by id, name;
insert into tickets (id, effectiveid, queue, type, owner, subject, status, starts, started, due, resolved,
  lastupdatedby, lastupdated, creator, created)
select id, id, (select id from queues where name = 'Grievances'), 'ticket', owner, subject, 'new', '1970-01-01',
  '1970-01-01', due, '1970-01-01', owner, created, owner, created from numbered;
insert into principals (id, principaltype, disabled) select role, 'Group', 0 from roles;
insert into groups (id, name, domain, instance, creator, created, lastupdatedby, lastupdated)
select role, name, 'RT::Ticket-Role', id, owner, created, owner, created from roles;
insert into groupmembers (groupid, memberid, creator, created, lastupdatedby, lastupdated)
select role, owner, owner, created, owner, created from roles where name = 'Owner';
insert into cachedgroupmembers (id, groupid, memberid, via, immediateparentid, disabled)
select member, role, who, member, role, 0
from (
  select nextval('cachedgroupmembers_id_seq') as member, role, who
  from (select role, role as who from roles union all select role, owner from roles where name = 'Owner') each
) members;
insert into transactions (objecttype, objectid, type, creator, created)
select 'RT::Group', role, 'Create', owner, created from roles;
create temporary table begun as
select nextval('transactions_id_seq') as begun, nextval('attachments_id_seq') as text, id from numbered order by id;
insert into transactions (id, objecttype, objectid, type, creator, created)
select begun, 'RT::Ticket', id, 'Create', owner, created from numbered join begun using (id);
insert into attachments (id, transactionid, parent, messageid, subject, contenttype, contentencoding, content,
  headers, creator, created)
select text, begun, 0, 'seed-' || text || '@peer.test', subject, 'text/plain', 'none', body,
  E'Content-Type: text/plain; charset="utf-8"\nMIME-Version: 1.0\nX-RT-Interface: REST\nX-RT-Original-Encoding: utf-8\n',
  owner, created
from numbered join begun using (id);
insert into objectcustomfieldvalues (customfield, objecttype, objectid, sortorder, content, creator, created,
  lastupdatedby, lastupdated, disabled)
select (select id from customfields where name = 'Topic'), 'RT::Ticket', id, 0, 'topic ' || topic, owner, created,
  owner, created, 0 from numbered;
commit;
vacuum analyze;
