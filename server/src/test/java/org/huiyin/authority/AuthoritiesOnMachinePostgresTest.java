package org.huiyin.authority;

import org.huiyin.database.TestDatabase;
import org.opentest4j.TestAbortedException;

class AuthoritiesOnMachinePostgresTest extends AuthoritiesContract {

  AuthoritiesOnMachinePostgresTest() {
    super(
        TestDatabase.freshOnTheMachinesOwn()
            .orElseThrow(
                () ->
                    new TestAbortedException(
                        "skipped: no PostgreSQL from 15 on is installed on this machine")));
  }
}
