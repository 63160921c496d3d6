package org.huiyin.administration;

import org.huiyin.TestServer;

/// A server whose institutions, officers and topics change as its tests go on, apart from the one
/// that the others share.
final class Administered {

  static final TestServer SERVER = TestServer.start();

  private Administered() {}
}
