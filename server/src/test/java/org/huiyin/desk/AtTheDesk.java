package org.huiyin.desk;

import org.huiyin.TestServer;
import org.huiyin.page.Visit;

/// Officers before their browser.
public final class AtTheDesk {

  private AtTheDesk() {}

  /// A browser in which an officer of the demo county has signed in by the page.
  public static Visit signedIn(TestServer server, String login) {
    Visit visit = new Visit(server.uri());
    Visit.Shown after = signIn(visit, visit.get("/sign-in"), login, server.password(login));
    if (after.status() != 303 || visit.cookie("officer").isEmpty()) {
      throw new AssertionError("not signed in: " + login + ": " + after.status());
    }
    return visit;
  }

  /// Sends the form of a page that asks for name and password.
  public static Visit.Shown signIn(Visit visit, Visit.Shown page, String login, String password) {
    return visit.submit(page, "/sign-in", "name", login, "password", password);
  }
}
