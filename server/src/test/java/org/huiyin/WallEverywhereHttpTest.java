package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Calendars;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.matter.MatterNumber;
import org.huiyin.page.Visit;
import org.huiyin.procedure.Editions;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// R2 for whatever can be asked for: the same text is brought under each relation, and each officer
/// of the county asks for every address that Spring knows. Whom the wall keeps out gets, to the
/// letter, what they got before the matter was there; and for its number, what they get for one
/// that nobody has.
class WallEverywhereHttpTest {

  private static final String STORY = "去年冬天第三泵站的闸门一直关着，麦田没有浇上水。";

  private static final Set<String> AT_THE_CITY =
      Set.of("demo.city-registrar", "demo.city-lead", "demo.city-supervisor");

  private static final Set<String> AT_WATER =
      Set.of("demo.water-registrar", "demo.lead", "demo.handler2", "demo.city-supervisor");

  /// What differs from one answer to the next in any case: the tokens of forms, and what an account
  /// tells of its own sessions.
  private static final Pattern EACH_TIME =
      Pattern.compile(
          "<input type=\"hidden\"[^>]*>" // and the secret of a telephone, drawn and written
              + "|<path d=\"M4 4[^>]*>|<p class=\"?key\"?>[^<]*</p>");

  /// The names in braces that an address may have, but for the number. An address with another
  /// one fails here until somebody has said what to ask for.
  private static final Map<String, List<String>> NAMED =
      Map.ofEntries(
          Map.entry("act", List.of("register", "recuse", "answer")),
          Map.entry("id", List.of(new UUID(5, 5).toString())),
          Map.entry("key", List.of(new UUID(5, 5).toString())),
          Map.entry("digest", List.of("0".repeat(64))),
          Map.entry("kinds", List.of("institutions", "units", "places", "officers", "topics")),
          Map.entry("book", List.of("not-yet", "no-remedy")),
          Map.entry("code", List.of(DemoCounty.COUNTY)),
          Map.entry("name", List.of("huiyin.css")),
          Map.entry("rulebook", List.of("cn-xinfang")),
          Map.entry("edition", List.of("2022")),
          Map.entry("from", List.of("2026-03-01")),
          Map.entry("entry", List.of("1", "2")),
          Map.entry("page", List.of("1")),
          Map.entry("form", List.of("json", "pdf", "zip")));

  /// Lists can be asked for in more ways than their address tells.
  private static final List<String> FILTERED =
      List.of(
          "/desk?topic=irrigation",
          "/desk?place=" + DemoCounty.COUNTY,
          "/desk?stage=received",
          "/desk?late=true&unit=true",
          "/desk/search?kind=remedy",
          "/desk/search?q=%E6%B0%B4",
          "/api/v1/desk/search?kind=remedy",
          "/api/v1/desk/search?topic=irrigation&place=" + DemoCounty.COUNTY,
          "/api/v1/desk/duties?limit=1",
          "/api/v1/desk/duties?topic=irrigation",
          "/api/v1/desk/duties?place=" + DemoCounty.COUNTY,
          "/api/v1/desk/duties?stage=received&clock=register",
          "/api/v1/desk/duties?unit=true&late=true",
          "/published?" + "since=2026-01-01");

  private static final Pattern BRACES = Pattern.compile("\\{([a-z]+)(?::[^}]*)?}");
  private static final TestServer SERVER = TestServer.start();

  private final Api api = new Api(SERVER);
  private final Directory directory = SERVER.bean(Directory.class);
  private final Map<String, Visit> desks = new HashMap<>();
  private final String nobodys = MatterNumber.random(DemoCounty.COUNTY, 2026, new Random(5)).text();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  /// How a matter stands to those it is about, and who of the county may see it once it was
  /// received: told by hand, and not by the code that is tried.
  private record Case(String relation, Map<String, Object> about, Set<String> seenBy) {}

  private List<Case> cases() {
    UUID water = directory.institutionByCode(DemoCounty.WATER).orElseThrow().id();
    Officer handler = directory.officerByLogin("demo.handler").orElseThrow();
    UUID irrigation = Objects.requireNonNull(handler.unit());
    return List.of(
        new Case(
            "concerns",
            Map.of("institution", water, "unit", irrigation, "officer", handler.id()),
            AT_WATER),
        new Case("accuses", Map.of("institution", water), AT_THE_CITY),
        new Case("opposes", Map.of("institution", water, "unit", irrigation), and("demo.handler")));
  }

  private static Set<String> and(String more) {
    Set<String> all = new HashSet<>(AT_WATER);
    all.add(more);
    return all;
  }

  @Test
  void aMatterIsNotThereForWhomTheWallKeepsOut() {
    List<String> lists = lists();
    List<String> ofOne = ofOneMatter();
    assertThat(lists).hasSizeGreaterThan(50);
    assertThat(ofOne).hasSizeGreaterThan(8);
    List<String> leaks = new ArrayList<>();
    reckonTheLongestWays();
    Map<String, Map<String, String>> before = answers(lists);
    for (Case tried : cases()) {
      Brought brought = bring(tried);
      Map<String, Map<String, String>> after = answers(lists);
      for (String login : after.keySet()) {
        if (tried.seenBy().contains(login)) {
          shows(login, brought);
        } else {
          leaks.addAll(
              differing(
                  tried.relation(), besidesTheAudit(login, of(before, login)), of(after, login)));
          leaks.addAll(
              differing(
                  tried.relation(),
                  asked(login, ofOne, nobodys),
                  asked(login, ofOne, brought.number())));
        }
      }
      before = after;
    }
    assertThat(leaks).isEmpty();
  }

  /// The auditor of the city reads what was done in each of these matters below it.
  private static Map<String, String> besidesTheAudit(String login, Map<String, String> answers) {
    Map<String, String> others = new LinkedHashMap<>(answers);
    others.keySet().removeIf(key -> login.equals("demo.auditor") && key.contains("/audit"));
    return others;
  }

  /// Pages tell the longest ways once they are reckoned, whoever asks.
  private static void reckonTheLongestWays() {
    Rulebook rulebook = Rulebook.bundled("cn-xinfang");
    SERVER.bean(Editions.class).worstCases(rulebook, Duration.ofMinutes(2));
    // The page of holidays says whether the background is through with them, which it is some time
    // after the start.
    Calendars calendars = SERVER.bean(Calendars.class);
    calendars.recounted(calendars.current());
  }

  /// Whoever heads an institution directs everybody there: nobody is left to handle it, so it is
  /// never registered there, and can't be given to it later.
  @Test
  void whatTheHeadDidGoesToTheInstitutionAboveAtOnce() {
    Officer head = directory.officerByLogin("demo.labour-lead").orElseThrow();
    leads(DemoCounty.LABOUR, head.id());
    Brought there = Brought.of(api, aboutWhatTheHeadDid(DemoCounty.LABOUR, head));
    assertThat(there.view().required("turn").required("institution").stringValue())
        .isEqualTo("望川市人民政府");
    for (String login : List.of("demo.labour", "demo.labour-lead")) {
      Api.problem(there.open(login), 404, "not-found");
      Api.problem(there.act(login, "register", Map.of()), 404, "not-found");
    }
    assertThat(there.open("demo.city-registrar").statusCode()).isEqualTo(200);

    Brought beside =
        Brought.of(api, aboutWhatTheHeadDid(DemoCounty.PETITIONS, head))
            .done("demo.registrar", "register", Map.of());
    Map<String, Object> back = new HashMap<>(Brought.toWater());
    back.put("institution", DemoCounty.LABOUR);
    Api.problem(beside.act("demo.registrar", "refer", back), 422, "rule-refused");
  }

  private static Map<String, Object> aboutWhatTheHeadDid(String to, Officer head) {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("institution", to);
    filing.put("about", Map.of("officer", head.id()));
    return filing;
  }

  private void leads(String institution, UUID head) {
    Change<Institution> change =
        SERVER
            .bean(Authorities.class)
            .changeInstitution(
                new Editor("system:test", null),
                directory.institutionByCode(institution).orElseThrow().id(),
                was ->
                    new Institution(
                        was.id(),
                        was.authority(),
                        was.code(),
                        was.name(),
                        was.superior(),
                        was.superiorOutside(),
                        was.competentForAccusations(),
                        was.rulebook(),
                        head,
                        was.phone(),
                        was.address(),
                        was.active()));
    assertThat(change).isInstanceOf(Change.Changed.class);
  }

  private static Map<String, String> of(Map<String, Map<String, String>> all, String login) {
    return all.getOrDefault(login, Map.of());
  }

  /// Without this, a wall around everything would pass.
  private void shows(String login, Brought brought) {
    String matter = "/matters/" + brought.number();
    assertThat(ask(login, "/api/v1/desk" + matter)).as(login).contains(STORY);
    assertThat(ask(login, "/desk" + matter)).as(login).contains(STORY);
  }

  private Brought bring(Case tried) {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("relation", tried.relation());
    filing.put("institution", DemoCounty.WATER);
    filing.put("about", tried.about());
    filing.put("topic", "irrigation");
    filing.put("place", "990123101201");
    filing.put("story", STORY);
    return Brought.of(api, filing);
  }

  private static List<String> differing(
      String relation, Map<String, String> were, Map<String, String> are) {
    List<String> differing = new ArrayList<>();
    were.forEach(
        (asked, was) -> {
          if (!was.equals(are.get(asked))) {
            differing.add(relation + ": " + asked + parted(was, String.valueOf(are.get(asked))));
          }
        });
    return differing;
  }

  /// Where two texts part, and a little of each.
  private static String parted(String was, String is) {
    int at = 0;
    while (at < Math.min(was.length(), is.length()) && was.charAt(at) == is.charAt(at)) {
      at++;
    }
    return " …" + from(was, at) + " | …" + from(is, at);
  }

  private static String from(String text, int at) {
    return text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 60)).strip();
  }

  private Map<String, Map<String, String>> answers(List<String> paths) {
    Map<String, Map<String, String>> answers = new LinkedHashMap<>();
    for (Officer officer : officers()) {
      answers.put(officer.login(), asked(officer.login(), paths, ""));
    }
    return answers;
  }

  private List<Officer> officers() {
    return directory.all().stream()
        .flatMap(institution -> directory.officers(institution.id()).stream())
        .filter(officer -> officer.login().startsWith("demo."))
        .toList();
  }

  private Map<String, String> asked(String login, List<String> paths, String number) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String path : paths) {
      String answer = ask(login, path.replace("{number}", number));
      answers.put(
          login + " " + path, number.isEmpty() ? answer : answer.replace(number, "{number}"));
    }
    return answers;
  }

  /// Status, where it leads, and all of the text.
  private String ask(String login, String path) {
    if (path.startsWith("/api/v1/")) {
      HttpResponse<String> answer =
          api.get(path.substring("/api/v1".length()), "Authorization", proof(login, path));
      return answer.statusCode() + " " + answer.body();
    }
    Visit.Shown shown = desk(login).get(path);
    return shown.status()
        + " "
        + shown.header("Location")
        + " "
        + EACH_TIME.matcher(shown.text()).replaceAll("");
  }

  /// What is below a matter is for keys; wrong ones would be counted.
  private String proof(String login, String path) {
    if (!works(login) && path.matches("/api/v1/matters/[^/]+/.*")) {
      return "Bearer none";
    }
    boolean token = path.matches("/api/v1/((desk|admin|audit)/.*|matters/[^/]+/.*)");
    return token && works(login) ? api.bearer(login) : Api.basic(login, SERVER.password(login));
  }

  /// Whether there are tokens for their roles.
  private static boolean works(String login) {
    return !login.equals("demo.assessor");
  }

  private Visit desk(String login) {
    return desks.computeIfAbsent(login, name -> AtTheDesk.signedIn(SERVER, name));
  }

  private static List<String> lists() {
    List<String> lists = new ArrayList<>(FILTERED);
    paths().stream().filter(path -> !path.contains("{number}")).forEach(lists::add);
    // It tells when the officer's own sessions were used last.
    lists.remove("/account");
    // It tells how full the disk is.
    lists.remove("/operate");
    // The public ledger grows with acts that aren't anonymous and accuse nobody, whosever they
    // are, and says of none which it was.
    lists.removeIf(path -> path.equals("/ledger") || path.equals("/ledger/checkpoint"));
    return lists;
  }

  private static List<String> ofOneMatter() {
    return paths().stream().filter(path -> path.contains("{number}")).toList();
  }

  private static List<String> paths() {
    return Mappings.of(SERVER).stream()
        .filter(mapping -> !mapping.method().matches("POST|PUT|PATCH|DELETE"))
        .flatMap(mapping -> filled(List.of(mapping.path())).stream())
        .toList();
  }

  private static List<String> filled(List<String> patterns) {
    List<String> filled = new ArrayList<>();
    for (String pattern : patterns) {
      MatchResult braces =
          BRACES
              .matcher(pattern)
              .results()
              .filter(found -> !found.group(1).equals("number"))
              .findFirst()
              .orElse(null);
      if (braces == null) {
        filled.add(pattern.replace("**", "liveness"));
        continue;
      }
      List<String> values = NAMED.getOrDefault(braces.group(1), List.of());
      assertThat(values).as("what to ask for at " + pattern).isNotEmpty();
      filled.addAll(
          filled(values.stream().map(value -> pattern.replace(braces.group(), value)).toList()));
    }
    return filled;
  }
}
