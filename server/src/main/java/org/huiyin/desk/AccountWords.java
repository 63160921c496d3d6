package org.huiyin.desk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.huiyin.access.Credentials;
import org.huiyin.access.Passkey;
import org.huiyin.access.Sessions;
import org.huiyin.access.Token;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Proposal;
import org.huiyin.page.Page;
import org.jspecify.annotations.Nullable;

/// What an officer's own page says of their passkeys, sign-ins and tokens, in a sentence each.
record AccountWords(Page page, Directory directory, ZoneId zone) {

  String passkey(Passkey passkey) {
    return page.text(
        "account.passkey",
        passkey.label(),
        page.day(LocalDate.ofInstant(passkey.made(), zone)),
        used(passkey.lastUsed()));
  }

  String session(Sessions.Open session) {
    return page.text(
        session.here() ? "account.session.here" : "account.session.other",
        device(session),
        page.text("account.by." + session.by().name().toLowerCase(Locale.ROOT)),
        session.since().toMinutes(),
        session.idle().toMinutes());
  }

  String device(Sessions.Open session) {
    return page.text(
        "account.device",
        page.text("account.browser." + session.device().browser()),
        page.text("account.system." + session.device().system()));
  }

  String token(Token token) {
    return page.text(
        "account.token",
        token.label(),
        page.day(LocalDate.ofInstant(token.expires(), zone)),
        used(token.lastUsed()));
  }

  String given(Credentials.Given given) {
    String who =
        given.by().startsWith("officer:")
            ? officer(UUID.fromString(given.by().substring("officer:".length())))
            : page.text("account.given.system");
    UUID proposedBy = given.proposedBy();
    return page.text(
        given.provider()
            ? "account.given.provider"
            : given.tookOff() ? "account.given.off" : "account.given.one",
        page.day(LocalDate.ofInstant(given.at(), zone)),
        proposedBy == null ? who : page.text("account.given.two", officer(proposedBy), who));
  }

  /// A way in that isn't in force, since nobody has agreed to it.
  String offered(Proposal proposal) {
    return page.text(
        "account.offered." + proposal.after().get("wayIn"),
        page.day(LocalDate.ofInstant(proposal.at(), zone)),
        officer(proposal.by()),
        page.day(LocalDate.ofInstant(proposal.until(), zone)));
  }

  private String officer(UUID id) {
    return directory.officer(id).map(Officer::name).orElse("");
  }

  private String used(@Nullable LocalDate day) {
    return day == null ? page.text("account.used.never") : page.text("account.used", page.day(day));
  }
}
