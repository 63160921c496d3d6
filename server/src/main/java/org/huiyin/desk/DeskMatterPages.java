package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.Institution;
import org.huiyin.matter.ApprovalAsked;
import org.huiyin.matter.BesideMatter;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.matter.Matters;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// Shows a matter, and the form of an act in it. Thread-safe.
@Component
final class DeskMatterPages {

  private final Matters matters;
  private final Directory directory;
  private final Gazetteer gazetteer;
  private final ActForms forms;
  private final BesideMatter beside;
  private final Pages pages;

  DeskMatterPages(
      Matters matters,
      Directory directory,
      Gazetteer gazetteer,
      ActForms forms,
      BesideMatter beside,
      Pages pages) {
    this.matters = matters;
    this.beside = beside;
    this.directory = directory;
    this.gazetteer = gazetteer;
    this.forms = forms;
    this.pages = pages;
  }

  /// A number that can't be one names nothing: the same answer as for one that doesn't exist, or
  /// that a wall hides.
  static MatterNumber number(String written) {
    return MatterNumber.parse(written).orElseThrow(PageNotFound::new);
  }

  MatterView open(HttpServletRequest request, OfficerPrincipal officer, String number) {
    return matters
        .openAgain(officer, number(number), pages.frame(request).locale())
        .orElseThrow(PageNotFound::new);
  }

  View matter(
      HttpServletRequest request, OfficerPrincipal officer, MatterView view, Mistakes mistakes) {
    Optional<ActForm> writing =
        view.can().stream()
            .filter(ActForm::answers)
            .filter(can -> !isHeld(officer, view, can.act().id()))
            .findFirst()
            .or(() -> rewriting(request, officer, view).filter(ActForm::answers))
            .map(can -> forms.begun(request, officer, view, can, "matter"));
    Page frame = pages.frame(request);
    Page page = writing.isPresent() ? frame.switchedBy("act") : frame;
    BesideMatter.Found found = beside.of(officer, number(view.number()), page.locale());
    DeskMatter matter =
        new DeskMatter(
            view,
            new DueIn(page, matters.today(officer)),
            topic(view, officer, page),
            place(view, page),
            writing.orElse(null),
            found.recusal().orElse(null),
            found.company().orElse(null),
            done(view, SentForm.typed(request, "done")),
            found.disclosure(),
            found.orders(),
            matters.approval(officer, number(view.number())).orElse(ApprovalAsked.NOTHING),
            forms.leaving(officer, view));
    return pages.show(
        "desk/matter",
        page,
        Map.of("officer", SignedIn.of(officer, directory), "matter", matter, "mistakes", mistakes));
  }

  /// Whether this officer has sent it and it hasn't left yet.
  boolean isHeld(OfficerPrincipal officer, MatterView view, String act) {
    return matters.held(officer, number(view.number())).stream()
        .anyMatch(held -> held.act().equals(act) && held.leavesAt() != null);
  }

  AnswerTemplates.Known known(MatterView view, OfficerPrincipal officer, Page page) {
    return new AnswerTemplates.Known(
        view,
        topic(view, officer, page),
        place(view, page),
        directory.answerTexts(officer.institution()).texts());
  }

  private String place(MatterView view, Page page) {
    return Optional.ofNullable(view.place())
        .flatMap(gazetteer::place)
        .map(place -> page.in(place.name()))
        .orElse("");
  }

  View print(HttpServletRequest request, OfficerPrincipal officer, String number) {
    Page page = pages.frame(request);
    MatterView view =
        matters.print(officer, number(number), page.locale()).orElseThrow(PageNotFound::new);
    DeskMatter matter =
        new DeskMatter(
            view,
            new DueIn(page, matters.today(officer)),
            topic(view, officer, page),
            place(view, page),
            null,
            null,
            null,
            "",
            false,
            false,
            ApprovalAsked.NOTHING,
            List.of());
    return pages.show(
        "desk/print", page, Map.of("officer", SignedIn.of(officer, directory), "matter", matter));
  }

  /// Said only of what really was done.
  private static String done(MatterView view, String act) {
    return view.happened().stream()
        .map(MatterView.EntryView::act)
        .filter(named -> named.id().equals(act))
        .map(MatterView.Named::title)
        .findFirst()
        .orElse("");
  }

  /// Topics are those of the institution that took the matter in; a code that both have is
  /// called as it is here.
  private String topic(MatterView view, OfficerPrincipal officer, Page page) {
    String code = Objects.requireNonNullElse(view.topic(), "");
    return directory.topics(officer.institution()).stream()
        .filter(topic -> topic.code().equals(code))
        .map(topic -> page.in(topic.name()))
        .findFirst()
        .or(() -> anywhere(code, page))
        .orElse(code);
  }

  private Optional<String> anywhere(String code, Page page) {
    return directory.all().stream()
        .map(Institution::id)
        .map(directory::topics)
        .flatMap(List::stream)
        .filter(topic -> topic.code().equals(code))
        .map(topic -> page.in(topic.name()))
        .findFirst();
  }

  View form(HttpServletRequest request, OfficerPrincipal officer, ActForm form) {
    List<String> together = Together.named(request, form.act(), form.view().number());
    return pages.show(
        "desk/act",
        pages.frame(request).switchedBy("act"),
        Map.of("officer", SignedIn.of(officer, directory), "form", form.together(together)));
  }

  /// What can't be done any more: how the matter stands now, and what was typed.
  View over(
      HttpServletRequest request,
      OfficerPrincipal officer,
      MatterView view,
      ActFields typed,
      Mistakes mistakes) {
    return pages.show(
        "desk/act-over",
        pages.frame(request),
        Map.of(
            "officer",
            SignedIn.of(officer, directory),
            "view",
            view,
            "words",
            typed.words(),
            "mistakes",
            mistakes));
  }

  /// What can be written: what the officer can do, and what was given back to them.
  Optional<ActView> writable(
      HttpServletRequest request, OfficerPrincipal officer, MatterView view, String act) {
    return offered(view, act).or(() -> rewriting(request, officer, view).filter(is(act)));
  }

  private static Predicate<ActView> is(String act) {
    return can -> can.act().id().equals(act);
  }

  private Optional<ActView> rewriting(
      HttpServletRequest request, OfficerPrincipal officer, MatterView view) {
    return matters.rewriting(officer, number(view.number()), pages.frame(request).locale());
  }

  static Optional<ActView> offered(MatterView view, String act) {
    return view.can().stream().filter(can -> can.act().id().equals(act)).findFirst();
  }
}
