package org.huiyin.redaction;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.desk.SignedIn;
import org.huiyin.desk.StepUp;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.Matters;
import org.huiyin.matter.RedactedCopies;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.redaction.Copying.Made;
import org.huiyin.redaction.Copying.Where;
import org.huiyin.redaction.TextRedaction.Redacted;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// Redacted copies of a matter: what can be copied, one answer, one file, and the agreement that a
/// copy may be published.
@Controller
@RequestMapping("/desk/matters/{number}/redact")
class RedactionController {

  /// A text as long as this is marked in its form; of a longer one passages are named.
  private static final int MARKED_AT_MOST = 30_000;

  /// The parts of an answer, as its reader gets them; others stand behind.
  private static final List<String> IN_ORDER =
      List.of("request", "facts", "reasons", "reason", "basis", "decision");

  private final Matters matters;
  private final RedactedCopies copies;
  private final Copying copying;
  private final StepUp stepUp;
  private final Directory directory;
  private final Pages pages;

  RedactionController(
      Matters matters,
      RedactedCopies copies,
      Copying copying,
      StepUp stepUp,
      Directory directory,
      Pages pages) {
    this.matters = matters;
    this.copies = copies;
    this.copying = copying;
    this.stepUp = stepUp;
    this.directory = directory;
    this.pages = pages;
  }

  private static Where where(OfficerPrincipal officer, String number) {
    return new Where(officer, MatterNumber.parse(number).orElseThrow(PageNotFound::new));
  }

  private Sheet sheet(HttpServletRequest request, Where where) {
    MatterView view =
        matters
            .openAgain(where.officer(), where.number(), pages.frame(request).locale())
            .orElseThrow(PageNotFound::new);
    return new Sheet(view, copies.of(where.officer(), where.number()));
  }

  @GetMapping
  View all(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number) {
    String done = SentForm.typed(request, "done");
    boolean known = List.of("made", "agreed").contains(done);
    String said = known ? pages.frame(request).text("redact.done." + done) : "";
    return all(request, where(officer, number), said, Mistakes.NONE);
  }

  private View all(HttpServletRequest request, Where where, String said, Mistakes mistakes) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("sheet", sheet(request, where));
    shown.put("may", copies.mayMake(where.officer(), where.number()));
    shown.put("said", said);
    shown.put("mistakes", mistakes);
    return show("redaction/all", pages.frame(request), where, shown);
  }

  private View show(String template, Page page, Where where, Map<String, Object> shown) {
    shown.put("officer", SignedIn.of(where.officer(), directory));
    shown.put("number", where.number().text());
    return pages.show(template, page, shown);
  }

  @PostMapping("/agree/{id}")
  View agree(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String id) {
    Where where = where(officer, number);
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return all(request, where, "", again.get());
    }
    Optional<View> proof = stepUp.first(request, GraveAct.PUBLICATION);
    if (proof.isPresent()) {
      return proof.get();
    }
    UUID file = id(id);
    Sheet sheet = sheet(request, where);
    String name =
        sheet.copies().stream()
            .filter(one -> one.file().equals(file))
            .map(sheet::name)
            .findFirst()
            .orElse("");
    return switch (copies.agree(officer, where.number(), file, name)) {
      case DONE -> Pages.to(path(where) + "?done=agreed");
      case BEFORE -> refused(request, where, "before");
      case OWN -> refused(request, where, "own");
      case NOT_A_LEAD -> refused(request, where, "not-a-lead");
      case UNREAD -> refused(request, where, "unread");
      case NOT_FOUND -> throw new PageNotFound();
    };
  }

  private View refused(HttpServletRequest request, Where where, String why) {
    String sentence = pages.frame(request).text("redact.agree." + why);
    return all(request, where, "", Mistakes.of("form", sentence));
  }

  private static String path(Where where) {
    return "/desk/matters/" + where.number().text() + "/redact";
  }

  private static int number(String text) {
    if (!text.matches("[0-9]{1,6}")) {
      throw new PageNotFound();
    }
    return Integer.parseInt(text);
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw new PageNotFound();
    }
  }

  // Answers

  /// A text of which a copy is made.
  ///
  /// @param name what the copy will be called
  /// @param from what it is made from, in words
  /// @param path the address of its form
  record Source(String title, String text, String name, String from, String path) {

    boolean canBeMarked() {
      return text.length() <= MARKED_AT_MOST;
    }

    @Override
    public String toString() {
      return "Source[" + path + "]";
    }
  }

  private Source answer(HttpServletRequest request, Where where, int entry) {
    Page page = pages.frame(request);
    return sheet(request, where).answers().stream()
        .filter(one -> one.seq() == entry)
        .findFirst()
        .map(one -> answer(page, where, one))
        .orElseThrow(PageNotFound::new);
  }

  private static int place(String part) {
    int place = IN_ORDER.indexOf(part);
    return place < 0 ? IN_ORDER.size() : place;
  }

  private static Source answer(Page page, Where where, MatterView.EntryView entry) {
    String text =
        entry.texts().entrySet().stream()
            .sorted(Comparator.comparingInt(part -> place(part.getKey())))
            .map(
                part ->
                    page.text(
                        "redact.part",
                        page.textOr("desk.text." + part.getKey(), "desk.text.other"),
                        part.getValue().replace("\r\n", "\n")))
            .collect(Collectors.joining("\n\n"));
    String title = page.text("redact.answer", page.day(entry.on()), entry.act().title());
    return new Source(
        title,
        text,
        page.text("redact.name.text", entry.act().title(), String.valueOf(entry.seq())),
        page.text("redact.from.answer", String.valueOf(entry.seq()), title),
        path(where) + "/answer/" + entry.seq());
  }

  @GetMapping("/answer/{entry}")
  View askOfAnswer(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String entry) {
    Where where = where(officer, number);
    Source source = answer(request, where, number(entry));
    return text(request, where, source, fresh(source), null, Mistakes.NONE);
  }

  @PostMapping("/answer/{entry}")
  View ofAnswer(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String entry) {
    Where where = where(officer, number);
    return ofText(request, where, answer(request, where, number(entry)));
  }

  private static Wanted fresh(Source source) {
    return new Wanted(source.canBeMarked() ? source.text() : "", "", "", "");
  }

  private View ofText(HttpServletRequest request, Where where, Source source) {
    Page page = pages.frame(request);
    Wanted wanted = Wanted.in(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return text(request, where, source, wanted, null, again.get());
    }
    Mistakes mistakes = wanted.mistakes(page);
    if (mistakes.any()) {
      return text(request, where, source, wanted, null, mistakes);
    }
    String marked = source.canBeMarked() ? wanted.marked() : source.text();
    return switch (TextRedaction.marked(source.text(), marked)) {
      case TextRedaction.Marked.Differs() ->
          text(
              request,
              where,
              source,
              wanted,
              null,
              Mistakes.of("marked", page.text("redact.mistake.marked")));
      case TextRedaction.Marked.Fits(BitSet gone) ->
          redacted(
              request,
              where,
              source,
              wanted,
              TextRedaction.of(source.text(), gone, wanted.lines()));
    };
  }

  private View redacted(
      HttpServletRequest request, Where where, Source source, Wanted wanted, Redacted redacted) {
    Page page = pages.frame(request);
    List<String> missed = Copying.missed(wanted.lines(), redacted.times());
    if (!missed.isEmpty()) {
      return text(request, where, source, wanted, null, notFound(page, missed));
    }
    if (redacted.gaps() == 0) {
      return text(
          request,
          where,
          source,
          wanted,
          null,
          Mistakes.of("passages", page.text("redact.mistake.nothing")));
    }
    if (!SentForm.typed(request, "go").equals("make")) {
      return text(request, where, source, wanted, redacted, Mistakes.NONE);
    }
    Made made =
        copies.mayMake(where.officer(), where.number())
            ? copying.write(where, source.name(), source.from(), redacted.text())
            : new Made.Absent();
    return switch (made) {
      case Made.Done _ -> Pages.to(path(where) + "?done=made");
      case Made.Not not -> text(request, where, source, wanted, redacted, said(page, not));
      case Made.Absent() -> throw new PageNotFound();
    };
  }

  private static Mistakes notFound(Page page, List<String> missed) {
    return Mistakes.of(
        "passages",
        page.text("redact.not.not-found", String.join(page.text("redact.and"), missed)));
  }

  private static Mistakes said(Page page, Made.Not not) {
    return not.why().equals("not-found")
        ? notFound(page, not.what())
        : Mistakes.of(not.field(), page.text("redact.not." + not.why()));
  }

  private View text(
      HttpServletRequest request,
      Where where,
      Source source,
      Wanted typed,
      @Nullable Redacted redacted,
      Mistakes mistakes) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("source", source);
    shown.put("typed", typed);
    shown.put("preview", redacted == null ? "" : redacted.text());
    shown.put("gaps", redacted == null ? 0 : redacted.gaps());
    shown.put("mistakes", mistakes);
    return show("redaction/text", pages.frame(request).switchedBy("redact"), where, shown);
  }

  // Files

  private MatterView.FileView file(HttpServletRequest request, Where where, String id) {
    UUID wanted = id(id);
    return sheet(request, where).files().stream()
        .filter(file -> file.id().equals(wanted))
        .findFirst()
        .orElseThrow(PageNotFound::new);
  }

  private Source textOf(HttpServletRequest request, Where where, MatterView.FileView file) {
    Page page = pages.frame(request);
    String text = copying.text(where, file.id()).orElseThrow(PageNotFound::new);
    return new Source(file.name(), text, name(page, file), from(page, file), path(where, file));
  }

  private static String path(Where where, MatterView.FileView file) {
    return path(where) + "/file/" + file.id();
  }

  /// In front, so that the ending stays.
  private static String name(Page page, MatterView.FileView file) {
    String name = file.name();
    String named =
        file.type().equals("image/gif") && name.contains(".")
            ? name.substring(0, name.lastIndexOf('.')) + ".png"
            : name;
    return page.text("redact.name.file", named);
  }

  private static String from(Page page, MatterView.FileView file) {
    return page.text("redact.from.file", file.name());
  }

  @GetMapping("/file/{id}")
  View askOfFile(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String id) {
    Where where = where(officer, number);
    MatterView.FileView file = file(request, where, id);
    if (Copying.isText(file.type())) {
      Source source = textOf(request, where, file);
      return text(request, where, source, fresh(source), null, Mistakes.NONE);
    }
    return file(request, where, file, new Wanted("", "", "", ""), Mistakes.NONE);
  }

  @PostMapping("/file/{id}")
  View ofFile(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String id) {
    Where where = where(officer, number);
    MatterView.FileView file = file(request, where, id);
    if (Copying.isText(file.type())) {
      return ofText(request, where, textOf(request, where, file));
    }
    Page page = pages.frame(request);
    Wanted wanted = Wanted.in(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent() || SentForm.typed(request, "go").equals("page")) {
      return file(request, where, file, wanted, again.orElse(Mistakes.NONE));
    }
    Painting.Kind kind = Copying.painted(file.type()).orElseThrow(PageNotFound::new);
    Mistakes mistakes = wanted.mistakes(page);
    if (!mistakes.any()) {
      mistakes = nothingWanted(page, kind, wanted);
    }
    if (mistakes.any()) {
      return file(request, where, file, wanted, mistakes);
    }
    return switch (copying.paint(
        where, file.id(), kind, wanted, name(page, file), from(page, file))) {
      case Made.Done(List<Integer> unsure) when !unsure.isEmpty() && !wanted.lines().isEmpty() ->
          all(request, where, page.text("redact.done.unsure", pages(page, unsure)), Mistakes.NONE);
      case Made.Done _ -> Pages.to(path(where) + "?done=made");
      case Made.Not not -> file(request, where, file, wanted, said(page, not));
      case Made.Absent() -> throw new PageNotFound();
    };
  }

  private static String pages(Page page, List<Integer> numbers) {
    return numbers.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(page.text("redact.and")));
  }

  private static Mistakes nothingWanted(Page page, Painting.Kind kind, Wanted wanted) {
    if (kind == Painting.Kind.PICTURE && !wanted.lines().isEmpty()) {
      return Mistakes.of("passages", page.text("redact.mistake.picture"));
    }
    return wanted.lines().isEmpty() && wanted.places().isEmpty()
        ? Mistakes.of("boxes", page.text("redact.mistake.nothing"))
        : Mistakes.NONE;
  }

  private View file(
      HttpServletRequest request,
      Where where,
      MatterView.FileView file,
      Wanted typed,
      Mistakes mistakes) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("file", file);
    shown.put("kind", Copying.painted(file.type()).map(Enum::name).orElse(""));
    shown.put("at", pageNumber(SentForm.typed(request, "page")));
    shown.put("typed", typed);
    shown.put("mistakes", mistakes);
    return show("redaction/file", pages.frame(request).switchedBy("redact"), where, shown);
  }

  private static int pageNumber(String typed) {
    return typed.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(typed) : 1;
  }

  /// A picture of a page with a grid, by which the places are told that go. Each is a reading of
  /// the file, and journaled.
  @GetMapping("/file/{id}/page/{page}")
  void grid(
      HttpServletRequest request,
      HttpServletResponse response,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String id,
      @PathVariable String page)
      throws IOException {
    Where where = where(officer, number);
    MatterView.FileView file = file(request, where, id);
    byte[] picture =
        Copying.painted(file.type())
            .flatMap(kind -> copying.grid(where, file.id(), kind, number(page)))
            .orElseThrow(PageNotFound::new);
    response.setContentType("image/jpeg");
    response.setContentLength(picture.length);
    response.getOutputStream().write(picture);
  }
}
