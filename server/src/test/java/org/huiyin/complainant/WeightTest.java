package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;
import org.huiyin.page.Visit.Shown;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/// What a page costs whoever pays for each megabyte: the bytes that come over the wire when it is
/// the first page that somebody opens, with all that it loads. Every page that is not for
/// officers is visited; the server itself says which there are.
class WeightTest {

  private static final int MOST = 30_000;

  private static final Pattern LOADED =
      Pattern.compile(
          "<(?:link|img|script|source|iframe)\\b(?![^>]*loading=\"?lazy)[^>]*(?:href|src)=\"([^\"]+)\"");

  /// Modules whose pages are for officers, and the API.
  private static final Set<String> NOT_FOR_COMPLAINANTS =
      Set.of(
          "access",
          "administration",
          "audit",
          "channel",
          "desk",
          "demo",
          "exporting",
          "operation",
          "provider",
          "redaction");

  private static final Set<String> FOR_EVERYBODY_ALL_THE_SAME = Set.of("/published", "/rulebooks");
  /// Those whose script verifies a receipt on the device; each says so.
  private static final Set<String> WITH_A_SCRIPT = Set.of("/ledger/verify", "/matter/verify");

  private static final Set<String> NO_PAGES =
      Set.of(
          "/assets/{name}",
          "/error",
          "/matter/answer/{entry}/letter",
          "/matter/data/{form}",
          "/matter/receipt/{form}",
          "/ledger/checkpoint",
          "/ledger/tile/**",
          "/matter/evidence/{id}",
          "/matter/evidence/{id}/original",
          "/schemas/matter-data-1.schema.json",
          "/rulebooks/{id}/{edition}/picture.svg");

  private final TestServer server = TestServer.shared();
  private final Visit visit = new Visit(server.uri());
  private final Map<String, Shown> pages = new LinkedHashMap<>();
  private final Set<String> opened = new TreeSet<>();
  private final Map<String, Integer> files = new LinkedHashMap<>();

  @Test
  void isLittleOnTheFirstLoadOfEveryPage() {
    bring();
    follow();
    Shown published = open("/published");
    open(published.first("href=\"?(/published/rulebooks/[^\"> ]+)"));
    open("/published/lawful-orders");
    open("/ledger");
    open("/ledger/verify");
    open("/rulebooks");
    open("/rulebooks/cn-xinfang");
    open("/rulebooks/cn-xinfang/2022-05-01");
    assertThat(open("/nowhere").status()).isEqualTo(404);

    assertThat(left()).as("pages that nobody weighed: visit them here").isEmpty();
    pages.forEach(
        (name, page) -> {
          if (!WITH_A_SCRIPT.contains(name)) {
            assertThat(page.text()).as(name).doesNotContainIgnoringCase("<script");
          }
          assertThat(onFirstLoad(page)).as(name).isLessThan(MOST);
        });
    System.out.printf(
        "Bytes over the wire on the first load, of which %d for what all load: %s%n",
        files.values().stream().mapToInt(Integer::intValue).sum(),
        pages.entrySet().stream()
            .map(page -> page.getKey() + " " + onFirstLoad(page.getValue()))
            .collect(Collectors.joining(", ")));
  }

  private void bring() {
    open("/");
    open("/before");
    open("/privacy");
    open("/bring");
    Shown page = visit.get("/before");
    keep("nothing chosen", Bringing.next(visit, page));
    Shown accusing = Bringing.toTheInstitution(visit, "person");
    keep("other doors", Bringing.next(visit, accusing, "institution", DemoCounty.PETITIONS));
    page = keep("for whom", Bringing.next(visit, page, "about", "result", "own-device", "yes"));
    keep("for nobody", Bringing.next(visit, page));
    page = keep("place", Bringing.next(visit, page, "behalf", "self", "relation", ""));
    keep("places found", visit.submit(page, "/bring", "place-search", "村", "go", "search"));
    page = keep("institution", Bringing.next(visit, page));
    keep("no institution", Bringing.next(visit, page));
    page = keep("unit", Bringing.next(visit, page, "institution", DemoCounty.WATER));
    keep("draft", visit.submit(page, "/bring", "go", "keep"));
    keep("start with a draft", visit.get("/"));
    open("/draft");
    page = keep("topic", Bringing.next(visit, page));
    page = keep("ask", Bringing.next(visit, page));
    keep("too long an ask", Bringing.next(visit, page, "ask", "长".repeat(600)));
    page = keep("story", Bringing.next(visit, page, "ask", "请修好北渠"));
    keep("no story", Bringing.next(visit, page));
    page = keep("evidence", Bringing.next(visit, page, "story", Bringing.STORY));
    page = keep("earlier", Bringing.next(visit, page));
    page = keep("name", Bringing.next(visit, page));
    keep("neither with a name nor without", Bringing.next(visit, page));
    Shown check = keep("check", Bringing.next(visit, page, "named", "no"));
    keep("receipt", Bringing.send(visit, check));
  }

  private void follow() {
    Shown receipt = Bringing.send(visit, Bringing.toTheCheck(visit, "result"));
    Shown form = open("/follow");
    keep("a wrong key", visit.submit(form, "/follow", "number", "x", "key", "x"));
    String number = Bringing.number(receipt);
    visit.submit(form, "/follow", "number", number, "key", Bringing.key(receipt));
    open("/matter");
    offered().forEach(this::open);
    keep("nothing added", visit.submit(open("/matter/act/add"), "/matter/act/add"));
    group(number);
    keep("a spare key", visit.submit(open("/matter/spare-key"), "/matter/spare-key"));
    open("/matter/data");
    open("/matter/receipt");
    open("/matter/verify");
    keep("no name", visit.submit(open("/matter/correct"), "/matter/correct"));
    keep("a new key", visit.submit(open("/matter/key"), "/matter/key"));
    open("/matter/erase");
    open("/matter/erase?what=identity");
    open("/matter/erased");
    open("/leave");
    answered();
  }

  private void group(String number) {
    Shown code =
        keep("a code", visit.submit(open("/matter/group"), "/matter/group", "said", "请修好北渠"));
    Shown ask = open("/join");
    keep("a wrong code", visit.submit(ask, "/join", "number", number, "code", "x"));
    Shown agree =
        keep(
            "what a code opens",
            visit.submit(
                ask, "/join", "number", number, "code", code.first("id=\"code\">([^<]+)<")));
    keep("not agreed", visit.submit(agree, "/join/agree"));
    keep("joined", visit.submit(agree, "/join/agree", "agreed", "yes", "name", "张大山"));
    open("/matter/group");
    open("/matter/group/leave");
  }

  private void answered() {
    Brought brought = Brought.answered(Api.shared());
    visit.submit(open("/follow"), "/follow", "number", brought.number(), "key", brought.key());
    open("/matter/answer");
    open("/matter?all=yes");
    open("/matter/ratings");
    open("/matter/ratings?step=answer");
    offered().forEach(this::open);
  }

  /// The addresses of the acts that are offered now.
  private List<String> offered() {
    return Pattern.compile("href=\"(/matter/act/[^\"]+)\"")
        .matcher(visit.get("/matter").text())
        .results()
        .map(link -> link.group(1))
        .toList();
  }

  private Shown open(String path) {
    opened.add(path);
    return keep(path, visit.get(path));
  }

  private Shown keep(String name, Shown page) {
    // Where a page leads on, the one that it leads to is weighed.
    if (page.status() / 100 != 3 && page.header("Content-Type").startsWith("text/html")) {
      pages.put(name, page);
    }
    return page;
  }

  private int onFirstLoad(Shown page) {
    return weight(page)
        + LOADED
            .matcher(page.text())
            .results()
            .map(load -> load.group(1))
            .distinct()
            .mapToInt(file -> files.computeIfAbsent(file, path -> weight(visit.get(path))))
            .sum();
  }

  /// Body as sent, and the lines of the head: name, colon, space, value, end of line.
  private static int weight(Shown shown) {
    int head =
        shown.headers().entrySet().stream()
            .flatMap(
                header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
            .mapToInt(line -> line.length() + 2)
            .sum();
    return "HTTP/1.1 200 \r\n\r\n".length() + head + shown.weight();
  }

  private Set<String> left() {
    return mapped()
        .filter(
            pattern ->
                opened.stream().noneMatch(path -> pattern.matches(PathContainer.parsePath(path))))
        .map(PathPattern::getPatternString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The addresses of pages that the server has for people without a post here.
  private Stream<PathPattern> mapped() {
    Map<RequestMappingInfo, HandlerMethod> all =
        server
            .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods();
    assertThat(all).hasSizeGreaterThan(20);
    return all.entrySet().stream()
        .filter(entry -> gets(entry.getKey()))
        .flatMap(
            entry ->
                patterns(entry.getKey()).filter(pattern -> isForAnybody(pattern, entry.getValue())))
        .filter(pattern -> !NO_PAGES.contains(pattern.getPatternString()));
  }

  private static boolean gets(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    return methods.isEmpty() || methods.contains(RequestMethod.GET);
  }

  private static Stream<PathPattern> patterns(RequestMappingInfo info) {
    return info.getPathPatternsCondition() == null
        ? Stream.of()
        : info.getPathPatternsCondition().getPatterns().stream();
  }

  private static boolean isForAnybody(PathPattern pattern, HandlerMethod handler) {
    String module = handler.getBeanType().getPackageName().replaceFirst("^org\\.huiyin\\.?", "");
    return FOR_EVERYBODY_ALL_THE_SAME.stream().anyMatch(pattern.getPatternString()::startsWith)
        || (handler.getBeanType().getPackageName().startsWith("org.huiyin.")
            && !NOT_FOR_COMPLAINANTS.contains(module));
  }
}
