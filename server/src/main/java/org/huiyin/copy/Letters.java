package org.huiyin.copy;

import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.Participant;
import org.huiyin.matter.AnswerLetter;
import org.huiyin.matter.AnswerLetters;
import org.huiyin.matter.MatterNumber;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Component;

/// A decision as a letter to print, in the language of the request: tagged (PDF/UA-1), with its
/// fonts in it. Who brought the matter isn't in it, nor a key. None is kept: it is made anew of the
/// journal each time, and says the same each time. Thread-safe.
@Component
public final class Letters {

  private final AnswerLetters letters;
  private final Documents documents;
  private final Pages pages;

  Letters(AnswerLetters letters, Documents documents, Pages pages) {
    this.letters = letters;
    this.documents = documents;
    this.pages = pages;
  }

  /// For whoever brought the matter.
  ///
  /// @param entry the number of the entry that decided, as it stands in an address
  /// @throws org.huiyin.web.ProblemException if too many are being made at the moment
  public Optional<Copy> of(Participant reader, String entry, HttpServletRequest request) {
    return made(request, locale -> seq(entry).flatMap(seq -> letters.of(reader, seq, locale)));
  }

  /// For an officer; the journal says that it was printed.
  ///
  /// @throws org.huiyin.web.ProblemException if too many are being made at the moment
  public Optional<Copy> of(
      OfficerPrincipal reader, MatterNumber number, String entry, HttpServletRequest request) {
    return made(
        request, locale -> seq(entry).flatMap(seq -> letters.of(reader, number, seq, locale)));
  }

  private static Optional<Integer> seq(String entry) {
    return entry.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(entry)) : Optional.empty();
  }

  private Optional<Copy> made(
      HttpServletRequest request, Function<Locale, Optional<AnswerLetter>> letter) {
    Page page = pages.frame(request);
    return letter.apply(page.locale()).map(each -> document(each, page));
  }

  private Copy document(AnswerLetter letter, Page page) {
    StringOutput html = new StringOutput();
    pages
        .part("copy/letter", page, Map.of("letter", letter, "parts", new LetterParts(letter, page)))
        .writeTo(html);
    byte[] made = documents.of(html.toString(), Locale.forLanguageTag(page.lang()));
    return new Copy(
        letter.number() + "-" + letter.decision().entry() + ".pdf",
        "application/pdf",
        out -> out.write(made));
  }
}
