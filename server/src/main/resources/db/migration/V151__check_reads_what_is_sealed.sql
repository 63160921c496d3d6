-- What is sealed in a matter is checked, too: that it is there and still opens. Only `check` and `audit` do
-- that, and they show nothing of it.
create policy checking on party for select to "${server_role}" using ((select acting_system()) = 'check');
create policy checking on party_before for select to "${server_role}" using ((select acting_system()) = 'check');
create policy checking on matter_group for select to "${server_role}" using ((select acting_system()) = 'check');
create policy checking on member for select to "${server_role}" using ((select acting_system()) = 'check');
