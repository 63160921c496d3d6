package org.huiyin.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.web.LanguageResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// A form that was sent after its session had ended: carried, sealed, through signing in again,
/// and then shown as it was typed.
///
/// Guarantees that nobody but its owner is shown anything of it, that nothing is done with it
/// before it is sent once more, and that the server keeps none of it. Lasts 24 hours. Files go
/// along only where they are held already; forms of more than a quarter of a million characters
/// don't. Thread-safe.
@Component
public final class KeptForms {

  /// The name of the field that carries it.
  public static final String FIELD = "kept";

  private static final String PURPOSE = "kept";
  private static final Duration LASTS = Duration.ofHours(24);
  private static final int MOST = 1 << 18;
  private static final String OWNER = "owner";
  private static final String PATH = "path";
  private static final Set<String> LEFT_OUT = Set.of("csrf", LanguageResolver.CHOICE);

  private final SealedForms seals;

  KeptForms(SealedForms seals) {
    this.seals = seals;
  }

  /// The form of this request, sealed; empty if it is too large.
  ///
  /// @param owner who may see it again, such as `officer:` and the id
  public String keep(HttpServletRequest request, String owner) {
    return keep(request, owner, Map.of());
  }

  /// The same, with other values in place of those that came.
  ///
  /// @param instead the values by the names of their fields
  public String keep(HttpServletRequest request, String owner, Map<String, String> instead) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(OWNER, owner);
    all.put(PATH, request.getRequestURI());
    for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
      if (!LEFT_OUT.contains(field.getKey())) {
        for (String value : field.getValue()) {
          // A name can occur more than once.
          all.put(all.size() + ":" + field.getKey(), instead.getOrDefault(field.getKey(), value));
        }
      }
    }
    int size = all.entrySet().stream().mapToInt(KeptForms::size).sum();
    return size > MOST ? "" : seals.seal(PURPOSE, all, LASTS);
  }

  /// Whether this is a form of somebody's, sealed here and not too old.
  public boolean isKept(String kept) {
    return !kept.isEmpty() && seals.open(PURPOSE, kept).isPresent();
  }

  private static int size(Map.Entry<String, String> field) {
    return field.getKey().length() + field.getValue().length();
  }

  /// The page that the form came from, as it was typed; empty if nothing was kept, for too long,
  /// or for somebody else. To be answered to a form.
  public Optional<View> again(String kept, String owner) {
    return seals
        .open(PURPOSE, kept)
        .filter(values -> owner.equals(values.get(OWNER)))
        .map(values -> (_, request, response) -> show(values, request, response));
  }

  private static void show(
      Map<String, String> values, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    SentForm.markStale(request);
    request
        .getRequestDispatcher(values.getOrDefault(PATH, "/"))
        .forward(new KeptRequest(request, fields(values)), response);
  }

  private static Map<String, List<String>> fields(Map<String, String> values) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          int name = key.indexOf(':') + 1;
          if (name > 0) {
            fields.computeIfAbsent(key.substring(name), _ -> new ArrayList<>()).add(value);
          }
        });
    return fields;
  }
}
