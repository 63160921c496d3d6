package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.evidence.Holding;
import org.huiyin.evidence.Taken;
import org.huiyin.matter.Evidence;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentFiles;
import org.huiyin.page.SentForm;
import org.springframework.stereotype.Component;

/// The files of a form: those held from before, those that came now, and those taken out again.
/// Thread-safe.
@Component
final class GivenFiles {

  static final String FIELD = "evidence";
  private static final String ATTACH = "attach";
  private static final String REMOVE = "remove-";

  private final Holding holding;
  private final Pages pages;

  GivenFiles(Holding holding, Pages pages) {
    this.holding = holding;
    this.pages = pages;
  }

  /// @param files all that are held for the form now
  /// @param stays whether the same page is shown again: something is wrong, or there may be more
  record Given(List<Evidence> files, Mistakes mistakes, boolean stays) {
    Given {
      files = List.copyOf(files);
    }
  }

  Given given(HttpServletRequest request, List<Evidence> before) {
    String go = SentForm.typed(request, "go");
    SentFiles sent = SentForm.files(request);
    List<Evidence> files = new ArrayList<>(before);
    files.removeIf(file -> removed(file, go));
    boolean tooMany = sent.tooMany();
    for (Evidence file : sent.held()) {
      if (files.size() < Evidence.MOST_FILES) {
        files.add(file);
      } else {
        tooMany = true;
        holding.drop(file);
      }
    }
    Mistakes mistakes = mistakes(pages.frame(request), sent, tooMany);
    boolean stays = mistakes.any() || go.equals(ATTACH) || go.startsWith(REMOVE);
    return new Given(files, mistakes, stays);
  }

  private boolean removed(Evidence file, String go) {
    boolean removed = go.equals(REMOVE + file.id());
    if (removed) {
      holding.drop(file);
    }
    return removed;
  }

  private static Mistakes mistakes(Page page, SentFiles sent, boolean tooMany) {
    List<String> sentences = new ArrayList<>();
    for (Taken.Refused refused : sent.refused()) {
      sentences.add(page.text("mistake.file." + refused.reason().id(), refused.name()));
    }
    if (tooMany) {
      sentences.add(page.text("mistake.too-many-files"));
    }
    if (sent.tooMuch()) {
      sentences.add(page.text("mistake.file.too-much"));
    }
    return sentences.isEmpty() ? Mistakes.NONE : Mistakes.of(FIELD, String.join(" ", sentences));
  }

  void drop(List<Evidence> files) {
    files.forEach(holding::drop);
  }
}
