package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Cover;
import org.huiyin.authority.Covers;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Power;
import org.huiyin.authority.Role;
import org.huiyin.matter.Matters;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The page of leave cover. Thread-safe.
@Component
final class CoverPage {

  /// One cover in words.
  ///
  /// @param on whether it holds today
  /// @param endable whether the reader may end it
  record Line(
      UUID id, String officer, String substitute, Cover days, boolean on, boolean endable) {}

  private final Pages pages;
  private final Covers covers;
  private final Matters matters;
  private final Directory directory;

  CoverPage(Pages pages, Covers covers, Matters matters, Directory directory) {
    this.pages = pages;
    this.covers = covers;
    this.matters = matters;
    this.directory = directory;
  }

  Page frame(HttpServletRequest request) {
    return pages.frame(request);
  }

  /// @param done what has just been done, the last part of its text's key; empty for nothing
  View show(
      HttpServletRequest request,
      OfficerPrincipal officer,
      CoverTyped typed,
      String done,
      Mistakes mistakes) {
    LocalDate today = matters.today(officer);
    return pages.show(
        "desk/cover",
        pages.frame(request).switchedBy("cover"),
        Map.of(
            "officer", SignedIn.of(officer, directory),
            "lines", lines(officer, today),
            "absent", absent(officer),
            "substitutes", options(covers.substitutesFor(typed.absent(officer))),
            "typed", typed,
            "done", done,
            "mistakes", mistakes));
  }

  private List<Line> lines(OfficerPrincipal officer, LocalDate today) {
    return covers.seenBy(officer.editor(), today).stream()
        .map(
            cover ->
                new Line(
                    cover.id(),
                    name(cover.officer()),
                    name(cover.substitute()),
                    cover,
                    cover.isOn(today),
                    leads(officer) || cover.officer().equals(officer.officer())))
        .toList();
  }

  /// For whom this officer may set a cover.
  private List<Option> absent(OfficerPrincipal officer) {
    return options(
        directory.officers(officer.institution()).stream()
            .filter(Officer::active)
            .filter(
                other ->
                    other.id().equals(officer.officer())
                        || (leads(officer) && other.roles().stream().anyMatch(Role::opensMatters)))
            .toList());
  }

  private static boolean leads(OfficerPrincipal officer) {
    return Power.COVER_OTHERS.isHeldBy(officer.roles());
  }

  private static List<Option> options(List<Officer> officers) {
    return officers.stream()
        .map(officer -> new Option(officer.id().toString(), officer.name()))
        .toList();
  }

  private String name(UUID officer) {
    return directory.officer(officer).map(Officer::name).orElse("");
  }
}
