package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Finding;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Procedures;
import org.huiyin.authority.Proposal;
import org.huiyin.authority.Proposal.State;
import org.huiyin.authority.Proposals;
import org.huiyin.authority.PublishedChange;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// A change that waits for a second administrator, in words. Thread-safe.
@Component
final class ProposalPage {

  private final Proposals proposals;
  private final Directory directory;
  private final Gazetteer gazetteer;
  private final Procedures procedures;
  private final AdminPages pages;
  private final ZoneId zone;

  ProposalPage(
      Proposals proposals,
      Directory directory,
      Gazetteer gazetteer,
      Procedures procedures,
      AdminPages pages,
      @Value("${huiyin.zone:Asia/Shanghai}") ZoneId zone) {
    this.proposals = proposals;
    this.directory = directory;
    this.gazetteer = gazetteer;
    this.procedures = procedures;
    this.pages = pages;
    this.zone = zone;
  }

  /// @param state where it stands, in a sentence
  /// @param whoCanAgree each with their office
  /// @param mine whether whoever reads it proposed it
  /// @param whyNot why whoever reads it can't agree; empty if they can, or if it is theirs
  record Words(
      UUID id,
      String title,
      String by,
      String on,
      String until,
      String reason,
      boolean waits,
      String state,
      List<PublishedWords.Line> lines,
      List<String> whoCanAgree,
      boolean mine,
      String whyNot) {}

  Words words(Page page, OfficerPrincipal reader, Proposal proposal) {
    Directory now = directory.snapshot();
    PublishedChange change = proposal.asChange();
    PublishedWords words = new PublishedWords(page, now, gazetteer, procedures);
    boolean mine = proposal.by().equals(reader.officer());
    return new Words(
        proposal.id(),
        title(words, change),
        named(page, now, proposal.by()),
        day(page, proposal.at()),
        day(page, proposal.until()),
        proposal.reason(),
        proposal.state() == State.WAITING,
        state(page, now, proposal),
        words.entry(change).lines(),
        proposals.whoCanAgree(now, proposal).stream()
            .map(officer -> named(page, now, officer.id()))
            .toList(),
        mine,
        mine
            ? ""
            : proposals
                .against(now, proposal, reader.officer())
                .map(why -> page.text("admin.proposal.why." + why.id()))
                .orElse(""));
  }

  /// An officer by name, which administrators may read.
  private static String title(PublishedWords words, PublishedChange change) {
    String key = change.kind().equals("way-in") ? change.kind() : change.verb();
    String title = words.page().text("admin.proposal.title." + key, words.subject(change));
    return change.after().get("name") instanceof String name
        ? words.page().text("admin.proposal.named", title, name)
        : title;
  }

  private static String named(Page page, Directory now, UUID id) {
    Optional<Officer> officer = now.officer(id);
    String office =
        officer
            .map(Officer::institution)
            .flatMap(now::institution)
            .map(Institution::name)
            .map(page::in)
            .orElse("");
    return page.text("admin.proposal.who", officer.map(Officer::name).orElse(""), office);
  }

  private String day(Page page, Instant at) {
    return page.day(LocalDate.ofInstant(at, zone));
  }

  private String state(Page page, Directory now, Proposal proposal) {
    String key = "admin.proposal.state." + proposal.state().id();
    Proposal.End end = proposal.end();
    if (end == null) {
      return page.text(key, day(page, proposal.until()));
    }
    String who = named(page, now, end.by());
    String reason = end.reason();
    if (reason == null && proposal.state() == State.DECLINED) {
      return page.text("admin.proposal.state.refused", day(page, end.at()), who);
    }
    return reason == null
        ? page.text(key, day(page, end.at()), who)
        : page.text(key, day(page, end.at()), who, reason);
  }

  View one(
      HttpServletRequest request, OfficerPrincipal officer, Proposal proposal, Mistakes mistakes) {
    Page page = pages.frame(request).switchedBy("settle");
    String done = request.getParameter("done");
    boolean said =
        request.getMethod().equals("GET")
            && done != null
            && page.has("admin.proposal.done." + done);
    return pages.show(
        "proposal",
        page,
        officer,
        Map.of(
            "words",
            words(page, officer, proposal),
            "reason",
            Typed.sent(request).one("reason"),
            "said",
            said ? page.text("admin.proposal.done." + done) : "",
            "mistakes",
            mistakes));
  }

  /// What stands against it now, for whoever wanted to agree.
  Mistakes mistakes(Page page, List<Finding> findings) {
    if (findings.stream().allMatch(finding -> finding.field().equals("reason"))) {
      boolean missing = findings.getFirst().reason() == Finding.Reason.REQUIRED;
      String sentence =
          missing
              ? page.text("admin.proposal.decline.required")
              : Found.sentence(findings.getFirst(), page);
      return Mistakes.of("reason", sentence);
    }
    String all =
        findings.stream()
            .map(finding -> Found.sentence(finding, page))
            .distinct()
            .collect(Collectors.joining(" "));
    return Mistakes.of("form", page.text("admin.proposal.unfit", all));
  }
}
