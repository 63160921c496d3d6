package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.complainant.Choices;
import org.huiyin.complainant.Choices.Choice;
import org.huiyin.complainant.Receipts;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.MatterView;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.triage.TopicSuggestions;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The pages of registering a letter, call or visit. Thread-safe.
@Component
final class RegisterPage {

  /// More than this aren't sent along to type ahead; a search finds them.
  private static final int MOST_PLACES = 1000;

  /// Where the next key goes.
  enum Focus {
    START,
    UNIT,
    PLACE,
    /// Where a topic was taken.
    TOPIC,
    /// Where topics are suggested.
    TOPICS,
    SEND,
    /// Where the summary of mistakes takes it.
    MISTAKES
  }

  private final Pages pages;
  private final Choices choices;
  private final Directory directory;
  private final Receipts receipts;
  private final TopicSuggestions suggestions;

  RegisterPage(
      Pages pages,
      Choices choices,
      Directory directory,
      Receipts receipts,
      TopicSuggestions suggestions) {
    this.suggestions = suggestions;
    this.pages = pages;
    this.choices = choices;
    this.directory = directory;
    this.receipts = receipts;
  }

  Page frame(HttpServletRequest request) {
    return pages.frame(request);
  }

  /// @param form the idempotency key, sealed
  View form(
      HttpServletRequest request,
      OfficerPrincipal officer,
      Registration typed,
      String form,
      Mistakes mistakes,
      Focus focus) {
    Page page = pages.frame(request).switchedBy("register");
    String institution = typed.of("institution");
    PlaceTyped place = PlaceTyped.of(choices, page, typed.of("place"), typed.of("place-choice"));
    Map<String, Object> shown = new HashMap<>();
    shown.put("officer", SignedIn.of(officer, directory));
    shown.put("typed", place.meant().map(meant -> typed.at(meant.label())).orElse(typed));
    shown.put("form", form);
    shown.put("mistakes", mistakes);
    shown.put("focus", mistakes.any() ? Focus.MISTAKES : focus);
    shown.put("channels", channelsFrom(typed.of("channel")));
    shown.put("institutions", institutions(page, officer.institution()));
    shown.put("units", named(page, choices.units(institution)));
    List<Option> topics = named(page, choices.topics(institution));
    shown.put("topics", topics);
    shown.put(
        "advice",
        focus == Focus.TOPICS
            ? TopicAdvice.of(
                suggestions,
                officer.institution(),
                typed.words(),
                topics.stream()
                    .collect(Collectors.toMap(Option::value, Option::label, (one, _) -> one)),
                page)
            : TopicAdvice.NOT_ASKED);
    shown.put("places", places(page));
    shown.put("near", place.near());
    return pages.show("desk/register", page, shown);
  }

  /// The one used last stands first.
  private static List<String> channelsFrom(String last) {
    List<String> channels = new ArrayList<>(Registration.CHANNELS);
    if (channels.remove(last)) {
      channels.addFirst(last);
    }
    return channels;
  }

  /// One's own, and those at which a matter can be aimed that one's own may register or must not:
  /// those below and above. What is for others comes to one's own first, and is sent on.
  private List<Option> institutions(Page page, UUID own) {
    Directory now = directory.snapshot();
    return now.all().stream()
        .filter(Institution::active)
        .filter(
            other ->
                other.id().equals(own)
                    || now.isBelow(other.id(), own)
                    || now.isBelow(own, other.id()))
        .map(institution -> new Option(institution.code(), page.in(institution.name())))
        .toList();
  }

  private static List<Option> named(Page page, List<Choice> choices) {
    return choices.stream()
        .map(choice -> new Option(choice.code(), page.in(choice.name())))
        .toList();
  }

  private List<Option> places(Page page) {
    return choices.allPlaces(MOST_PLACES).stream()
        .map(place -> PlaceTyped.label(page, place))
        .toList();
  }

  View receipt(
      HttpServletRequest request,
      OfficerPrincipal officer,
      FilingOutcome.Filed filed,
      Registration typed,
      List<MatterView.ActView> next) {
    // In another language it is the same receipt, since the same form is sent once more.
    Page page = pages.frame(request).switchedBy("again");
    return pages.show(
        "desk/registered",
        page,
        Map.of(
            "officer", SignedIn.of(officer, directory),
            "sheet", receipts.sheet(request, page, filed, typed.of("institution"), typed.of("ask")),
            "typed", typed,
            "form", SentForm.typed(request, "form"),
            "aloud", MatterNumber.parse(filed.receipt().number()).orElseThrow().grouped(),
            "next", next));
  }

  View above(
      HttpServletRequest request,
      OfficerPrincipal officer,
      Registration typed,
      Institution accused) {
    Page page = pages.frame(request).switchedBy("again");
    String superior =
        directory
            .superiorOf(accused.id())
            .flatMap(directory::institution)
            .map(Institution::name)
            .map(page::in)
            .orElse(Objects.requireNonNullElse(accused.superiorOutside(), ""));
    return pages.show(
        "desk/above",
        page,
        Map.of(
            "officer", SignedIn.of(officer, directory),
            "accused", page.in(accused.name()),
            "superior", superior,
            "typed", typed,
            "form", SentForm.typed(request, "form")));
  }

  View doors(
      HttpServletRequest request,
      OfficerPrincipal officer,
      FilingOutcome.OtherDoors doors,
      Registration typed) {
    return pages.show(
        "desk/doors",
        pages.frame(request).switchedBy("again"),
        Map.of(
            "officer", SignedIn.of(officer, directory),
            "doors", doors.doors(),
            "citation", doors.citation(),
            "typed", typed,
            "form", SentForm.typed(request, "form")));
  }
}
