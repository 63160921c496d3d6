package org.huiyin.database;

import org.opentest4j.TestAbortedException;

class MigrationsOnMachinePostgresTest extends MigrationsContract {

  @Override
  TestDatabase fresh() {
    return TestDatabase.freshOnTheMachinesOwn()
        .orElseThrow(
            () ->
                new TestAbortedException(
                    "skipped: no PostgreSQL from 15 on is installed on this machine"));
  }
}
