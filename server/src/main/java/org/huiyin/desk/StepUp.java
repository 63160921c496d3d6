package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Session;
import org.huiyin.page.KeptForms;
import org.huiyin.page.Mistakes;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// Asks an officer to prove once more who they are before something grave, unless they have
/// lately. What they typed is carried through it and shown again; nothing of it is done before
/// they send it once more. Thread-safe.
@Component
public final class StepUp {

  private final KeptForms kept;
  private final CodePage codePage;

  StepUp(KeptForms kept, CodePage codePage) {
    this.kept = kept;
    this.codePage = codePage;
  }

  /// The page that asks; empty if the act may be done now.
  ///
  /// @param act what is to be done
  public Optional<View> first(HttpServletRequest request, GraveAct act) {
    Session session = SessionFilter.session(request).orElseThrow();
    if (session.provenLately()) {
      return Optional.empty();
    }
    String form = kept.keep(request, session.officer().binding());
    return Optional.of(codePage.proveAgain(request, session, new Onward("", form), Mistakes.NONE));
  }
}
