package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Procedures;
import org.huiyin.authority.Role;
import org.huiyin.authority.Topic;
import org.huiyin.authority.Unit;
import org.huiyin.matter.ApprovalAsked;
import org.huiyin.matter.Draft;
import org.huiyin.matter.DraftOutcome;
import org.huiyin.matter.HeldAct;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.matter.Matters;
import org.huiyin.page.Mistakes;
import org.huiyin.page.SentForm;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the forms of acts: with what was typed, else with what the officer has kept of it, else
/// with what the matter itself says. Thread-safe.
@Component
final class ActForms {

  /// More than this fit no page; then a search comes first.
  private static final int MOST_INSTITUTIONS = 20;

  private static final int ROWS = 1;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Matters matters;
  private final Directory directory;
  private final Procedures procedures;
  private final Competent competent;

  ActForms(Matters matters, Directory directory, Procedures procedures, Competent competent) {
    this.competent = competent;
    this.matters = matters;
    this.directory = directory;
    this.procedures = procedures;
  }

  /// A form that is begun, or gone on with.
  ActForm begun(
      HttpServletRequest request,
      OfficerPrincipal officer,
      MatterView view,
      ActView can,
      String from) {
    Optional<Draft> draft = matters.draft(officer, number(view), can.act().id());
    ActFields fields = draft.map(ActFields::kept).orElseGet(() -> ActFields.sent(request, can));
    Saved saved =
        draft
            .map(kept -> saved(officer, kept.version(), kept.savedAt()))
            .orElse(new Saved(Draft.NONE, "", List.of(), Saved.As.NOT_YET));
    return form(officer, view, can, from, fields, Mistakes.NONE, ROWS, saved, "");
  }

  /// A form as it was sent.
  ActForm again(
      HttpServletRequest request,
      OfficerPrincipal officer,
      MatterView view,
      ActView can,
      Mistakes mistakes,
      Saved saved) {
    return again(request, officer, view, can, ActFields.sent(request, can), mistakes, saved);
  }

  /// The same with these fields.
  ActForm again(
      HttpServletRequest request,
      OfficerPrincipal officer,
      MatterView view,
      ActView can,
      ActFields fields,
      Mistakes mistakes,
      Saved saved) {
    int rows = "more".equals(request.getParameter("go")) ? rows(request) + 1 : rows(request);
    return form(
        officer, view, can, "act", fields, mistakes, rows, saved, SentForm.typed(request, "find"));
  }

  private static int rows(HttpServletRequest request) {
    String rows = SentForm.typed(request, "rows");
    return rows.matches("[0-9]{1,2}") ? Integer.parseInt(rows) : ROWS;
  }

  private ActForm form(
      OfficerPrincipal officer,
      MatterView view,
      ActView can,
      String from,
      ActFields fields,
      Mistakes mistakes,
      int rows,
      Saved saved,
      String find) {
    int filled = fields.promised(can.promises()).stream().reduce(0, Math::max);
    return new ActForm(
        view,
        can,
        from,
        fields.orElse("text-request", ask(view)).orElse(ActFields.WHY, ActSending.WHYS.getFirst()),
        mistakes,
        Math.min(can.promises(), Math.max(rows, filled)),
        saved,
        find,
        choices(officer, view, can, find, fields.of("institution")),
        others(officer, view, can),
        approval(officer, view, can),
        TopicAdvice.NOT_ASKED,
        List.of());
  }

  /// What this officer has sent here and what hasn't left.
  List<DeskMatter.Leaving> leaving(OfficerPrincipal officer, MatterView view) {
    return matters.held(officer, number(view)).stream()
        .map(held -> leaving(officer, view, held))
        .toList();
  }

  private DeskMatter.Leaving leaving(OfficerPrincipal officer, MatterView view, HeldAct held) {
    Instant at = held.leavesAt();
    return new DeskMatter.Leaving(
        held.act(),
        DeskMatterPages.offered(view, held.act())
            .map(can -> can.act().title())
            .orElseGet(held::act),
        at == null ? "" : SECOND.format(at.atZone(zone(officer))));
  }

  /// Only for what decides.
  private ApprovalAsked approval(OfficerPrincipal officer, MatterView view, ActView can) {
    return can.outcomes().isEmpty() && !AnswerTemplates.has(can)
        ? ApprovalAsked.NOTHING
        : matters.approval(officer, number(view)).orElse(ApprovalAsked.NOTHING);
  }

  /// Only where there is something to write.
  private List<ActForm.Other> others(OfficerPrincipal officer, MatterView view, ActView can) {
    return can.texts().isEmpty()
        ? List.of()
        : matters.othersWriting(officer, number(view), can.act().id()).stream()
            .map(other -> new ActForm.Other(other.name(), time(officer, other.savedAt())))
            .toList();
  }

  /// What was asked for, in the words in which it was.
  static String ask(MatterView view) {
    return said(view, "ask");
  }

  static String said(MatterView view, String text) {
    return view.happened().stream()
        .flatMap(entry -> Optional.ofNullable(entry.texts().get(text)).stream())
        .findFirst()
        .orElse("");
  }

  /// The version of the draft that the page holds.
  static int version(HttpServletRequest request) {
    return Draft.version(SentForm.typed(request, "draft"));
  }

  /// Keeps what was typed.
  ///
  /// @return empty if there is no such matter for this officer
  Optional<Saved> keep(
      OfficerPrincipal officer, MatterNumber number, String act, ActFields fields, int version) {
    return switch (matters.keepDraft(officer, number, fields.draft(act, version))) {
      case DraftOutcome.Kept(int next, Instant at) -> Optional.of(saved(officer, next, at));
      case DraftOutcome.Overtaken(Draft now) when now == null ->
          Optional.of(new Saved(Draft.NONE, "", List.of(), Saved.As.OVERTAKEN));
      case DraftOutcome.Overtaken(Draft now) ->
          Optional.of(
              new Saved(
                  now.version(),
                  time(officer, now.savedAt()),
                  ActFields.kept(now).words(),
                  Saved.As.OVERTAKEN));
      case DraftOutcome.Incomplete _ ->
          Optional.of(new Saved(version, "", List.of(), Saved.As.NOT_KEPT));
      case DraftOutcome.NotFound _ -> Optional.empty();
    };
  }

  private Saved saved(OfficerPrincipal officer, int version, Instant at) {
    return new Saved(version, time(officer, at), List.of(), Saved.As.KEPT);
  }

  private String time(OfficerPrincipal officer, Instant at) {
    return TIME.format(at.atZone(zone(officer)));
  }

  private ZoneId zone(OfficerPrincipal officer) {
    return directory
        .institution(officer.institution())
        .flatMap(own -> procedures.inForce(own.id()))
        .map(Rulebook::zone)
        .orElse(ZoneOffset.UTC);
  }

  private static MatterNumber number(MatterView view) {
    return MatterNumber.parse(view.number()).orElseThrow();
  }

  private ActForm.Choices choices(
      OfficerPrincipal officer, MatterView view, ActView can, String find, String chosen) {
    boolean institution = can.with().contains("institution") || ActForm.objects(can.act().id());
    boolean unit = can.with().contains("unit");
    UUID at = can.assigns() == null ? officer.institution() : can.assigns();
    boolean few = active().size() <= MOST_INSTITUTIONS;
    return new ActForm.Choices(
        few,
        institution
            ? suggestedFirst(
                find.isBlank() ? competent.of(officer, view) : List.of(),
                institutions(officer, few, find, chosen))
            : List.of(),
        unit ? units(at) : List.of(),
        unit ? colleagues(at) : nameable(can),
        can.mayHave().contains("topic") ? topics(officer) : List.of());
  }

  private List<ActForm.Chosen> topics(OfficerPrincipal officer) {
    return directory.topics(officer.institution()).stream()
        .filter(Topic::active)
        .map(topic -> new ActForm.Chosen(topic.code(), topic.name()))
        .toList();
  }

  private static List<ActForm.Chosen> suggestedFirst(
      List<ActForm.Chosen> suggested, List<ActForm.Chosen> all) {
    List<String> known = suggested.stream().map(ActForm.Chosen::code).toList();
    return Stream.concat(
            suggested.stream(), all.stream().filter(each -> !known.contains(each.code())))
        .toList();
  }

  private List<Institution> active() {
    return directory.all().stream().filter(Institution::active).toList();
  }

  private List<ActForm.Chosen> institutions(
      OfficerPrincipal officer, boolean few, String find, String chosen) {
    String part = find.strip().toLowerCase(Locale.ROOT);
    return active().stream()
        .filter(each -> !each.id().equals(officer.institution()))
        .filter(
            each -> (few && part.isEmpty()) || each.code().equals(chosen) || matches(each, part))
        .limit(MOST_INSTITUTIONS)
        .map(each -> new ActForm.Chosen(each.code(), each.name()))
        .toList();
  }

  private static boolean matches(Institution institution, String part) {
    Name name = institution.name();
    return !part.isEmpty()
        && (name.zh().contains(part) || name.en().toLowerCase(Locale.ROOT).contains(part));
  }

  private List<ActForm.Section> units(UUID institution) {
    return directory.units(institution).stream()
        .filter(Unit::active)
        .map(unit -> new ActForm.Section(unit.id(), unit.name()))
        .toList();
  }

  private List<ActForm.Colleague> colleagues(UUID institution) {
    return directory.officers(institution).stream()
        .filter(colleague -> colleague.active())
        .filter(colleague -> colleague.roles().stream().anyMatch(Role::opensMatters))
        .map(
            colleague ->
                new ActForm.Colleague(colleague.id(), colleague.name(), unitName(colleague)))
        .toList();
  }

  private static List<ActForm.Colleague> nameable(ActView can) {
    return can.officers().stream()
        .map(officer -> new ActForm.Colleague(officer.id(), officer.name(), null))
        .toList();
  }

  private @Nullable Name unitName(Officer colleague) {
    return Optional.ofNullable(colleague.unit())
        .flatMap(directory::unit)
        .map(Unit::name)
        .orElse(null);
  }
}
