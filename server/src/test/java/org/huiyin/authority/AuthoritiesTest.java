package org.huiyin.authority;

import org.huiyin.database.TestDatabase;

class AuthoritiesTest extends AuthoritiesContract {

  AuthoritiesTest() {
    super(TestDatabase.fresh());
  }
}
