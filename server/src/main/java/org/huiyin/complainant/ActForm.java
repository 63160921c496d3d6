package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.matter.Evidence;
import org.huiyin.page.KeptForms;
import org.huiyin.page.SealedForms;
import org.huiyin.page.SentForm;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// Which matter the form of an act belongs to: its number travels in the form, sealed, so that
/// what was typed can be kept when the session has ended meanwhile, and so that a form of one
/// matter never acts in another that the browser has opened since. Thread-safe.
@Component
final class ActForm {

  static final String FIELD = "matter";

  private static final String FILES = "files";
  private static final String FILES_PURPOSE = "act-files";
  private static final String PURPOSE = "act-form";
  private static final String NUMBER = "number";
  private static final Duration LASTS = Duration.ofHours(24);

  private final SealedForms seals;
  private final KeptForms kept;

  ActForm(SealedForms seals, KeptForms kept) {
    this.seals = seals;
    this.kept = kept;
  }

  String sealedFor(String number) {
    return seals.seal(PURPOSE, Map.of(NUMBER, number), LASTS);
  }

  /// Whether the form was made for another matter than this one.
  boolean ofAnother(HttpServletRequest request, String number) {
    return number(request).filter(other -> !other.equals(number)).isPresent();
  }

  /// What was typed, and the files that are held for it, sealed for whoever opens its matter;
  /// empty if that isn't known.
  String kept(HttpServletRequest request, List<Evidence> files) {
    Map<String, String> now = Map.of(FILES, sealed(files));
    return number(request).map(number -> kept.keep(request, owner(number), now)).orElse("");
  }

  String sealed(List<Evidence> files) {
    return seals.seal(FILES_PURPOSE, HeldFiles.values(files), LASTS);
  }

  List<Evidence> files(HttpServletRequest request) {
    return seals
        .open(FILES_PURPOSE, SentForm.typed(request, FILES))
        .map(HeldFiles::in)
        .orElseGet(List::of);
  }

  /// The form as it was typed, for whoever has opened this matter.
  Optional<View> again(HttpServletRequest request, String number) {
    return kept.again(SentForm.typed(request, KeptForms.FIELD), owner(number));
  }

  private Optional<String> number(HttpServletRequest request) {
    return seals
        .open(PURPOSE, SentForm.typed(request, FIELD))
        .map(values -> values.getOrDefault(NUMBER, ""));
  }

  private static String owner(String number) {
    return "matter:" + number;
  }
}
