package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Proposal;
import org.huiyin.authority.SetUp;
import org.huiyin.desk.StepUp;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.provider.SingleSignOn;
import org.huiyin.web.EntityTags;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Lists what administrators keep, adds to it and changes it, by plain forms.
///
/// A form carries the tag of what it was made from, as `If-Match` does in the API: whoever saves
/// what somebody else has changed meanwhile is told, and saves over it only by pressing again.
@Controller
class KeptController {

  private static final String KINDS =
      "{kinds:institutions|units|places|officers|topics|house-dates|answer-templates}";
  private static final String REASON = "reason";
  private static final String LIST = "/admin/" + KINDS;
  private static final String NEW = "/admin/new/" + KINDS;
  private static final String ONE = "/admin/" + KINDS + "/{key}";

  /// What was there when it was to be changed is not what the form was made from.
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("overtaken", null, false, false);
    }
  }

  private final Map<String, Kept<?>> kinds;
  private final Directory directory;
  private final EntityTags tags;
  private final StepUp stepUp;
  private final SingleSignOn singleSignOn;
  private final SetUp setUp;
  private final AdminPages pages;

  KeptController(
      List<Kept<?>> kinds,
      Directory directory,
      EntityTags tags,
      StepUp stepUp,
      SingleSignOn singleSignOn,
      SetUp setUp,
      AdminPages pages) {
    this.kinds = kinds.stream().collect(Collectors.toMap(Kept::path, Function.identity()));
    this.directory = directory;
    this.tags = tags;
    this.stepUp = stepUp;
    this.singleSignOn = singleSignOn;
    this.setUp = setUp;
    this.pages = pages;
  }

  private Kept<?> kind(String kinds) {
    return Optional.<Kept<?>>ofNullable(this.kinds.get(kinds)).orElseThrow(PageNotFound::new);
  }

  private Kept<?> more(String kinds) {
    Kept<?> kept = kind(kinds);
    if (!kept.addable()) {
      throw new PageNotFound();
    }
    return kept;
  }

  @GetMapping(LIST)
  View list(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String kinds) {
    Page page = pages.frame(request);
    Directory now = directory.snapshot();
    Listing listing = Listing.asked(request, kind(kinds), page, now);
    boolean tree = kinds.equals("institutions") && listing.search().isBlank();
    return pages.show(
        "list",
        page,
        officer,
        Map.of(
            "kinds",
            kinds,
            "listing",
            listing,
            "addable",
            kind(kinds).addable(),
            "tree",
            tree ? Branch.roots(now) : List.of(),
            "institutions",
            new Options(page, now, Typed.nothing()).institutions(i -> true, "admin.all")));
  }

  @GetMapping(NEW)
  View ask(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String kinds) {
    Kept<?> kept = more(kinds);
    Typed typed =
        kept.fresh().with("institution", Typed.uuid(SentForm.typed(request, "institution")));
    if (kept.within() && directory.institution(owner(typed)).isEmpty()) {
      return whose(request, officer, kinds);
    }
    Typed form = typed.with("id", UUID.randomUUID());
    return form(request, officer, kept, Optional.empty(), form, "", Mistakes.NONE);
  }

  private static UUID owner(Typed typed) {
    return Optional.ofNullable(typed.id("institution")).orElse(new UUID(0, 0));
  }

  private View whose(HttpServletRequest request, OfficerPrincipal officer, String kinds) {
    Page page = pages.frame(request);
    return pages.show(
        "whose",
        page,
        officer,
        Map.of(
            "kinds",
            kinds,
            "institutions",
            directory.all().stream()
                .map(i -> new Field.Option(i.id().toString(), page.in(i.name())))
                .toList()));
  }

  @PostMapping(NEW)
  View add(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String kinds) {
    return added(request, officer, more(kinds));
  }

  /// The id comes with the form, so that sending it twice adds one thing.
  private <T> View added(HttpServletRequest request, OfficerPrincipal officer, Kept<T> kept) {
    Typed typed = Typed.sent(request);
    Optional<Mistakes> unsent = SentForm.onlyToShow(request, pages.frame(request));
    if (unsent.isPresent()) {
      return form(request, officer, kept, Optional.empty(), typed, "", unsent.get());
    }
    Optional<View> proof = proof(request, kept);
    if (proof.isPresent()) {
      return proof.get();
    }
    UUID id = Optional.ofNullable(typed.id("id")).orElseGet(UUID::randomUUID);
    Change<T> change = kept.add(editor(officer, typed), kept.thing(id, typed));
    if (sentBefore(change)) {
      return Pages.to("/admin/" + kept.path() + "/" + id + "?done=yes");
    }
    return outcome(request, officer, kept, Optional.empty(), typed, change);
  }

  private static boolean sentBefore(Change<?> change) {
    return change instanceof Change.Refused<?> refused
        && refused.findings().stream().anyMatch(finding -> finding.field().equals("id"));
  }

  @GetMapping(ONE)
  View one(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String kinds,
      @PathVariable String key) {
    return shown(request, officer, kind(kinds), key);
  }

  private <T> View shown(
      HttpServletRequest request, OfficerPrincipal officer, Kept<T> kept, String key) {
    Typed typed = kept.find(directory, key).map(kept::typed).orElseThrow(PageNotFound::new);
    return form(request, officer, kept, Optional.of(key), typed, tag(typed), Mistakes.NONE);
  }

  @PostMapping(ONE)
  View change(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String kinds,
      @PathVariable String key) {
    return changed(request, officer, kind(kinds), key);
  }

  private <T> View changed(
      HttpServletRequest request, OfficerPrincipal officer, Kept<T> kept, String key) {
    Optional<String> at = Optional.of(key);
    Typed typed = Typed.sent(request);
    String version = typed.one("version");
    Optional<Mistakes> unsent = SentForm.onlyToShow(request, pages.frame(request));
    if (unsent.isPresent()) {
      return form(request, officer, kept, at, typed, version, unsent.get());
    }
    if (kept.find(directory, key).isEmpty()) {
      throw new PageNotFound();
    }
    Optional<View> proof = proof(request, kept);
    if (proof.isPresent()) {
      return proof.get();
    }
    try {
      Change<T> change = kept.change(editor(officer, typed), key, to(kept, key, typed, version));
      return outcome(request, officer, kept, at, typed, change);
    } catch (Overtaken meanwhile) {
      Typed now = kept.find(directory, key).map(kept::typed).orElseThrow(PageNotFound::new);
      Mistakes mistakes = overtaken(pages.frame(request), kept, key, typed, now);
      return form(request, officer, kept, at, typed, tag(now), mistakes);
    }
  }

  private static Editor editor(OfficerPrincipal officer, Typed typed) {
    return officer.editor().because(typed.text(REASON));
  }

  private Optional<View> proof(HttpServletRequest request, Kept<?> kept) {
    return kept.grave().flatMap(act -> stepUp.first(request, act));
  }

  private <T> UnaryOperator<T> to(Kept<T> kept, String key, Typed typed, String version) {
    return now -> {
      if (!tag(kept.typed(now)).equals(version)) {
        throw new Overtaken();
      }
      return kept.thing(Optional.ofNullable(Typed.uuid(key)).orElseThrow(), typed);
    };
  }

  private String tag(Typed typed) {
    return tags.of(typed.values()).replace("\"", "");
  }

  private <T> View outcome(
      HttpServletRequest request,
      OfficerPrincipal officer,
      Kept<T> kept,
      Optional<String> key,
      Typed typed,
      Change<T> change) {
    Page page = pages.frame(request);
    return switch (change) {
      case Change.Created<T>(T value) -> done(kept, value);
      case Change.Changed<T>(T value) -> done(kept, value);
      case Change.Proposed<T>(Proposal proposal) ->
          Pages.to(ProposalsController.at(proposal) + "?done=proposed");
      case Change.Absent<T> _ -> throw new PageNotFound();
      case Change.Refused<T>(var findings) -> {
        List<Field> fields = fields(page, directory, kept, typed, key);
        Mistakes mistakes = Found.mistakes(findings, fields, page);
        yield form(request, officer, kept, key, typed, typed.one("version"), mistakes);
      }
    };
  }

  private static <T> View done(Kept<T> kept, T value) {
    return Pages.to("/admin/" + kept.path() + "/" + kept.key(value) + "?done=yes");
  }

  private <T> Mistakes overtaken(Page page, Kept<T> kept, String key, Typed typed, Typed now) {
    Map<String, String> mistakes = new LinkedHashMap<>();
    mistakes.put("form", page.text("admin.overtaken"));
    for (Field field : kept.fields(page, directory, now, key)) {
      if (!now.all(field.name()).equals(typed.all(field.name()))
          && !(now.text(field.name()).isEmpty() && typed.text(field.name()).isEmpty())) {
        String shown = Found.shown(field, now, page);
        mistakes.put(field.name(), page.text("admin.overtaken.field", shown));
      }
    }
    return new Mistakes(mistakes);
  }

  /// With the reason last, where a second administrator may have to read it.
  private List<Field> fields(
      Page page, Directory now, Kept<?> kept, Typed typed, Optional<String> key) {
    List<Field> fields = kept.fields(page, now, typed, key.orElse(null));
    return kept.byTwo() && !setUp.isOn()
        ? Stream.concat(fields.stream(), Stream.of(Field.lines(REASON))).toList()
        : fields;
  }

  private <T> View form(
      HttpServletRequest request,
      OfficerPrincipal officer,
      Kept<T> kept,
      Optional<String> key,
      Typed typed,
      String version,
      Mistakes mistakes) {
    Page page = pages.frame(request).switchedBy("thing");
    Directory now = directory.snapshot();
    String title =
        key.flatMap(found -> kept.find(now, found))
            .map(thing -> kept.name(page, now, thing))
            .orElseGet(() -> page.text("admin.add." + kept.path()));
    return pages.show(
        "form",
        page,
        officer,
        Map.ofEntries(
            Map.entry("title", title),
            Map.entry("kinds", kept.path()),
            Map.entry("key", key.orElse("")),
            Map.entry("fields", fields(page, now, kept, typed, key)),
            Map.entry("alone", kept.byTwo() && setUp.isOn()),
            Map.entry("typed", typed),
            Map.entry("version", version),
            Map.entry("mistakes", mistakes),
            Map.entry(
                "done", request.getMethod().equals("GET") && request.getParameter("done") != null),
            Map.entry("own", key.filter(officer.officer().toString()::equals).isPresent()),
            Map.entry("provider", singleSignOn.offered())));
  }
}
