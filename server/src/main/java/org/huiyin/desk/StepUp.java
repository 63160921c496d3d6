package org.huiyin.desk;

import static org.huiyin.page.Mistakes.NONE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Session;
import org.huiyin.page.KeptForms;
import org.springframework.http.HttpMethod;
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
    return Optional.of(codePage.proveAgain(request, session, back(request, session), NONE));
  }

  /// A page that was only asked for is asked for again; a form is shown as it was typed.
  private Onward back(HttpServletRequest request, Session session) {
    return request.getMethod().equals(HttpMethod.GET.name())
        ? Onward.from(request)
        : new Onward("", kept.keep(request, session.officer().binding()));
  }
}
