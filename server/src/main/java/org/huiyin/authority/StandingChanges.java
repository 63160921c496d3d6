package org.huiyin.authority;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Is told, within the transaction of the change, that an officer holds other roles or is no
/// longer active, so that what hangs on it ends with it and not when somebody next looks. Another
/// module implements it.
public interface StandingChanges {

  /// The officer has changed.
  ///
  /// @param before the officer as they were
  /// @param after as they are once the transaction ends
  void changed(JdbcClient jdbc, Officer before, Officer after);
}
