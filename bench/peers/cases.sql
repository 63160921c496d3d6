-- The same cases for each peer, of about the length of a matter that is brought to Huiyin; of each handler's
-- cases all are open, one in 25 of all.
create temporary table made as
select n, '请修好北渠村泵站 ' || n as subject,
  '第 ' || n || ' 号。北渠村泵站去年十月坏了，报修三次没有人来。四十户的地浇不上水，管水员的工资也拖着。请修好北渠村泵站，赔偿今年的损失。'
    || repeat(' 报修三次没有人来，地浇不上水。', 6) as body,
  n % 6 + 1 as topic, n % :handlers + 1 as handler,
  date '2026-12-01' + n % 90 as due, timestamp '2026-01-01' + n * interval '4 minutes' as created
from generate_series(1, :cases) n;
