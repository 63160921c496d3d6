package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.complainant.About;
import org.huiyin.complainant.Choices;
import org.huiyin.desk.RegisterPage.Focus;
import org.huiyin.matter.FieldError;
import org.huiyin.matter.Filing;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.matter.Matters;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.SealedForms;
import org.huiyin.page.SentForm;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Rule;
import org.huiyin.web.LanguageResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// Registering a letter, call or visit: one page, and the receipt. Enter in a field only looks
/// whether all is there; the button at the end registers. What is right and wrong is decided by
/// [Matters] alone.
@Controller
@RequestMapping("/desk/register")
class RegisterController {

  private static final String CHANNEL = "channel";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PURPOSE = "register";
  private static final String KEY = "idempotency-key";
  private static final Duration LASTS = Duration.ofHours(24);

  private final Matters matters;
  private final Directory directory;
  private final Choices choices;
  private final SealedForms seals;
  private final RegisterPage shown;

  RegisterController(
      Matters matters,
      Directory directory,
      Choices choices,
      SealedForms seals,
      RegisterPage shown) {
    this.matters = matters;
    this.directory = directory;
    this.choices = choices;
    this.seals = seals;
    this.shown = shown;
  }

  @GetMapping
  View ask(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @CookieValue(name = CHANNEL, defaultValue = "") String last) {
    String channel = Registration.CHANNELS.contains(last) ? last : Registration.CHANNELS.getFirst();
    Registration begun =
        Registration.begun(channel, matters.today(officer), ownInstitution(officer));
    return shown.form(request, officer, begun, fresh(), Mistakes.NONE, Focus.START);
  }

  @PostMapping
  View answered(
      HttpServletRequest request,
      HttpServletResponse response,
      @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = shown.frame(request);
    Registration typed = Registration.typed(request);
    String form = SentForm.typed(request, "form");
    Optional<String> key = key(form);
    if (key.isEmpty()) {
      Mistakes old = Mistakes.of("form", page.text("register.too-old"));
      return shown.form(request, officer, typed, fresh(), old, Focus.MISTAKES);
    }
    if (SentForm.stale(request)) {
      Mistakes stale = Mistakes.of("form", page.text("mistake.form-stale"));
      return shown.form(request, officer, typed, form, stale, Focus.MISTAKES);
    }
    String suggested = SentForm.typed(request, "suggested");
    if (!suggested.isEmpty()) {
      return shown.form(request, officer, typed.about(suggested), form, Mistakes.NONE, Focus.TOPIC);
    }
    String go = SentForm.typed(request, "go");
    if (request.getParameter(LanguageResolver.CHOICE) != null && !go.equals("send")) {
      return shown.form(request, officer, typed, form, Mistakes.NONE, Focus.START);
    }
    return switch (go) {
      case "institution" -> shown.form(request, officer, typed, form, Mistakes.NONE, Focus.UNIT);
      case "place" -> shown.form(request, officer, typed, form, Mistakes.NONE, Focus.PLACE);
      case "topics" -> shown.form(request, officer, typed, form, Mistakes.NONE, Focus.TOPICS);
      case "send" -> send(request, response, officer, typed, key.get());
      default -> shown.form(request, officer, typed, form, mistakes(typed, page), Focus.SEND);
    };
  }

  private View send(
      HttpServletRequest request,
      HttpServletResponse response,
      OfficerPrincipal officer,
      Registration typed,
      String key) {
    Page page = shown.frame(request);
    Optional<Institution> accused = accusedElsewhere(officer, typed);
    if (accused.isPresent()) {
      return shown.above(request, officer, typed, accused.get());
    }
    Mistakes mistakes = typed.aboutPerson() ? Mistakes.NONE : mistakes(typed, page);
    return mistakes.any()
        ? again(request, officer, typed, mistakes)
        : send(request, response, officer, typed, key, page);
  }

  private View send(
      HttpServletRequest request,
      HttpServletResponse response,
      OfficerPrincipal officer,
      Registration typed,
      String key,
      Page page) {
    Filing filing = typed.filing(place(typed, page).meant().map(Option::value).orElse(null));
    return switch (matters.file(filing, officer, key, page.locale())) {
      case FilingOutcome.Filed filed -> {
        response.addHeader(
            HttpHeaders.SET_COOKIE, channelCookie(request, typed.of(CHANNEL)).toString());
        yield shown.receipt(
            request,
            officer,
            filed,
            typed,
            matters.offered(officer, filed.receipt(), page.locale()));
      }
      case FilingOutcome.OtherDoors doors -> shown.doors(request, officer, doors, typed);
      case FilingOutcome.Incomplete(var errors) ->
          again(request, officer, typed, Mistakes.of(errors, page));
      case FilingOutcome.Refused(var decision, var citation) ->
          again(request, officer, typed, refused(decision, citation, page));
      case FilingOutcome.OtherBody _ ->
          again(request, officer, typed, Mistakes.of("form", page.text("register.sent-before")));
    };
  }

  private View again(
      HttpServletRequest request, OfficerPrincipal officer, Registration typed, Mistakes mistakes) {
    String form = SentForm.typed(request, "form");
    return shown.form(request, officer, typed, form, mistakes, Focus.MISTAKES);
  }

  /// What accuses an institution is taken in by the one above it, so nowhere else is it written
  /// down; not even begun.
  private Optional<Institution> accusedElsewhere(OfficerPrincipal officer, Registration typed) {
    return typed.aboutOffice()
        ? directory
            .institutionByCode(typed.of("institution"))
            .filter(
                accused ->
                    !directory.superiorOf(accused.id()).equals(Optional.of(officer.institution())))
        : Optional.empty();
  }

  private static Mistakes refused(Decision.Refused decision, String citation, Page page) {
    return switch (decision.rule()) {
      case Rule.TOO_MANY_REPRESENTATIVES ->
          Mistakes.of(
              "representatives",
              page.text("register.too-many", decision.facts().getOrDefault("most", ""), citation));
      case Rule.DATE_OUT_OF_RANGE -> Mistakes.of("on", page.text("register.on.range"));
      case Rule.WRONG_ROLE -> Mistakes.of("institution", page.text("register.not-here", citation));
      default -> Mistakes.of("form", page.text("mistake.refused", citation));
    };
  }

  /// All at once, in the order of the page.
  private Mistakes mistakes(Registration typed, Page page) {
    Map<String, String> found = new LinkedHashMap<>(own(typed, page));
    found.putAll(place(typed, page).mistakes(page, typed.of("place")).byField());
    List<FieldError> errors = matters.mistakesOfRegistered(typed.unfinished());
    Mistakes.of(errors, page).byField().forEach(found::putIfAbsent);
    Map<String, String> ordered = new LinkedHashMap<>();
    Registration.FIELDS.stream()
        .filter(found::containsKey)
        .forEach(field -> ordered.put(field, found.getOrDefault(field, "")));
    found.forEach(ordered::putIfAbsent);
    return new Mistakes(ordered);
  }

  /// What only the form knows: what wasn't chosen, what can't be read, and what would be dropped
  /// in silence.
  private Map<String, String> own(Registration typed, Page page) {
    Map<String, String> found = new LinkedHashMap<>();
    if (!Registration.CHANNELS.contains(typed.of(CHANNEL))) {
      found.put(CHANNEL, page.text("register.channel.missing"));
    }
    if (Days.of(typed.of("on")).isEmpty()) {
      found.put("on", page.text("mistake.required.on"));
    }
    if (About.of(typed.of("about")).isEmpty()) {
      found.put("about", page.text("mistake.required.about"));
    }
    if (!typed.of("unit").isBlank()
        && choices.unit(typed.of("institution"), typed.of("unit")).isEmpty()) {
      found.put("unit", page.text("mistake.unknown.unit"));
    }
    if (!List.of("yes", "no").contains(typed.of("named"))) {
      found.put("named", page.text("register.named.missing"));
    } else if (typed.named() && typed.of("name").isBlank()) {
      found.put("name", page.text("mistake.required.name"));
    } else if (!typed.named() && typed.namesAnybody()) {
      found.put("named", page.text("register.named.but"));
    }
    if (typed.is("behalf", "self") && !typed.of("relation").isBlank()) {
      found.put("behalf", page.text("register.behalf.but"));
    }
    return found;
  }

  private PlaceTyped place(Registration typed, Page page) {
    return PlaceTyped.of(choices, page, typed.of("place"), typed.of("place-choice"));
  }

  private String ownInstitution(OfficerPrincipal officer) {
    return directory.institution(officer.institution()).map(Institution::code).orElse("");
  }

  /// Which channel stands first next time; it says nothing about anybody.
  private static ResponseCookie channelCookie(HttpServletRequest request, String channel) {
    return ResponseCookie.from(CHANNEL, channel)
        .path("/desk/register")
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .build();
  }

  private Optional<String> key(String form) {
    return seals.open(PURPOSE, form).map(values -> values.getOrDefault(KEY, ""));
  }

  private String fresh() {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    return seals.seal(PURPOSE, Map.of(KEY, text), LASTS);
  }
}
