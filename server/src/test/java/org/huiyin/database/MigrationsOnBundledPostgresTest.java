package org.huiyin.database;

class MigrationsOnBundledPostgresTest extends MigrationsContract {

  @Override
  TestDatabase fresh() {
    return TestDatabase.fresh();
  }
}
