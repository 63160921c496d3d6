package org.huiyin;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huiyin.database.OwnDatabase;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.evidence.Samples;
import org.huiyin.matter.MatterNumber;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What people type stands nowhere in the clear in anything that the server writes: not in its log
/// with our own lines at their finest, the database and its files, the folders of the installation,
/// temporary files, addresses, errors, nor on any page that isn't theirs.
///
/// Words and numbers of chance are planted in each field that anybody can fill, on the way through
/// a whole matter, through mistakes and through faults; then everything is searched.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class MarkersTest {

  private static final Pattern ADDRESS = Pattern.compile("(?:href|action|src)=\"([^\"]*)\"");
  private static final int LARGE = 64 << 20;

  private final Traces traces = new Traces();
  private final List<String> addresses = new ArrayList<>();
  private final Map<String, String> shownToOthers = new LinkedHashMap<>();
  private final List<String> failed = new ArrayList<>();
  private final Instant begun = Instant.now().minusSeconds(2);
  private final HttpClient http = HttpClient.newHttpClient();
  private Path folder = Path.of("");
  private OwnDatabase database;
  private TestServer server;
  private Api api;
  private Brought brought;

  @BeforeAll
  void everybodyTypesEverythingEverywhere() throws Exception {
    folder = OwnDatabase.folder();
    database = OwnDatabase.in(folder);
    server =
        TestServer.startOn(
            database.database(),
            Map.of("logging.level.org.huiyin", "debug", "logging.level.root", "info"),
            FaultController.PROFILE);
    api = new Api(server);
    brought = Brought.of(api, filing("by the API"));
    traces.look("a key of the API", brought.key());
    step("bring on the pages", this::bringOnThePages);
    step("bring by the API", this::bringByTheApi);
    step("work at the desk", this::workAtTheDesk);
    step("ask about people", this::askAboutPeople);
    step("say more", this::sayMore);
    step("ask for more", this::askForMore);
    step("verify receipts", this::verifyReceipts);
    step("sign in wrongly", this::signInWrongly);
    step("send what is malformed", this::sendWhatIsMalformed);
    step("fail", this::failWhileItMatters);
    step("read", this::readWhatOthersRead);
  }

  /// One that can't be taken doesn't hide what the others leave behind.
  private void step(String what, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | AssertionError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      failed.add(what + ": " + trace.toString().lines().limit(40).collect(joining("\n")));
    }
  }

  @AfterAll
  void close() throws IOException {
    server.close();
    database.close();
    Files.delete(folder);
  }

  // What people do

  private Visit.Shown seen(Visit.Shown page) {
    addresses.add(page.header("Location"));
    ADDRESS.matcher(page.text()).results().forEach(found -> addresses.add(found.group(1)));
    return page;
  }

  private HttpResponse<String> seen(HttpResponse<String> answer) {
    addresses.addAll(answer.headers().allValues("Location"));
    return answer;
  }

  private Visit.Shown next(Visit visit, Visit.Shown page, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of("go", "next"));
    Visit.Shown shown = seen(visit.submit(page, "/bring", all.toArray(String[]::new)));
    assertThat(shown.status()).isEqualTo(200);
    return shown;
  }

  private void bringOnThePages() {
    Visit visit = new Visit(server.uri());
    Visit.Shown page =
        next(visit, seen(visit.get("/before")), "about", "result", "own-device", "yes");
    page = next(visit, page, "behalf", "written", "relation", traces.word("relation"));
    page = next(visit, page, "placeText", traces.word("placeText"));
    page = next(visit, page, "institution", DemoCounty.PETITIONS);
    page = next(visit, page);
    page = next(visit, page, "ask", traces.word("ask"));
    seen(visit.submit(page, "/bring", "story", traces.word("story kept as a draft"), "go", "keep"));
    page = seen(visit.submit(seen(visit.get("/")), "/draft", "go", "continue"));
    page = next(visit, page, "story", traces.word("story"));
    page =
        seen(
            visit.upload(
                page,
                "/bring",
                List.of(
                    new Visit.Sent(traces.word("evidence") + ".pdf", pdf()),
                    new Visit.Sent(
                        traces.word("evidence refused") + ".exe",
                        Samples.PROGRAM + traces.word("a program"))),
                "go",
                "attach"));
    page = next(visit, page);
    page = next(visit, page, "earlier", earlier("earlier"));
    String[] identity = {
      "named",
      "yes",
      "reach",
      "phone",
      "name",
      traces.word("name"),
      "phone",
      traces.number("phone", 11),
      "email",
      traces.word("email") + "@example.org",
      "address",
      traces.word("address")
    };
    page = next(visit, page, identity);
    Visit.Shown receipt = seen(visit.submit(page, "/bring", "go", "send"));
    String number = receipt.first("id=\"number\">([^<]+)<");
    String key = receipt.first("id=\"key\">([^<]+)<");
    assertThat(number).as(receipt.text()).isNotEmpty();
    traces.look("a key", key.replace(" ", ""));
    traces.look("a key as it is shown", key);
    Visit.Shown wrong =
        visit.submit(
            seen(visit.get("/follow")),
            "/follow",
            "number",
            traces.word("number of no matter"),
            "key",
            traces.number("wrong key", 20));
    seen(wrong);
    seen(visit.submit(visit.get("/follow"), "/follow", "number", number, "key", key));
    Visit.Shown matter = seen(visit.get("/matter"));
    assertThat(traces.isPlanted(matter.text())).as("their own page shows what they said").isTrue();
    seen(visit.get(matter.first("href=\"(/matter/evidence/[0-9a-f-]{36})\"")));
    Visit.Shown act = seen(visit.get("/matter/act/add"));
    seen(
        visit.upload(
            act,
            "/matter/act/add",
            List.of(new Visit.Sent(traces.word("evidence of an act") + ".pdf", pdf())),
            "text-text",
            traces.word("text-text"),
            "go",
            "send"));
  }

  private String pdf() {
    return Samples.PDF + traces.word("content of a file") + "\n";
  }

  /// The number of a matter that was never brought here.
  private String earlier(String where) {
    String number = MatterNumber.random("990123", 2026, new Random()).text();
    traces.look(where, number);
    return number;
  }

  private Map<String, Object> filing(String by) {
    Map<String, Object> filing = new HashMap<>();
    filing.put("kind", "remedy");
    filing.put("relation", "concerns");
    filing.put("institution", DemoCounty.PETITIONS);
    filing.put("ask", traces.word("FilingRequest.ask " + by));
    filing.put("story", traces.word("FilingRequest.story " + by));
    filing.put("placeText", traces.word("FilingRequest.placeText " + by));
    filing.put("earlier", earlier("FilingRequest.earlier " + by));
    filing.put(
        "onBehalf",
        Map.of("consent", "written", "relation", traces.word("OnBehalf.relation " + by)));
    filing.put(
        "identity",
        Map.of(
            "name", traces.word("FilingRequest.identity name " + by),
            "phone", traces.number("FilingRequest.identity phone " + by, 11),
            "address", traces.word("FilingRequest.identity address " + by),
            "email", traces.word("FilingRequest.identity email " + by) + "@example.org",
            "id-number", traces.number("FilingRequest.identity id-number " + by, 18),
            "contact", traces.word("FilingRequest.identity contact " + by)));
    return filing;
  }

  private void bringByTheApi() {
    HttpResponse<String> printed =
        seen(
            api.post(
                "/desk/matters",
                Api.text(filing("at a desk")),
                "Authorization",
                api.bearer("demo.registrar"),
                "Idempotency-Key",
                traces.word("an idempotency key") + Api.newKey()));
    assertThat(printed.statusCode()).as(printed.body()).isEqualTo(201);
    traces.look("a printed key", Api.json(printed).required("key").stringValue());
    Map<String, Object> wrong = filing("refused");
    wrong.put("kind", traces.word("kind"));
    wrong.put("topic", traces.word("topic"));
    wrong.put("place", traces.word("place"));
    wrong.put("institution", traces.word("institution"));
    assertThat(seen(api.file(Api.text(wrong))).statusCode()).isEqualTo(422);
  }

  private Map<String, Object> texts(String act, String... names) {
    Map<String, String> texts = new HashMap<>();
    for (String name : names) {
      texts.put(name, traces.word("ActBody.texts " + act + " " + name));
    }
    return new HashMap<>(Map.of("texts", texts));
  }

  private void workAtTheDesk() {
    brought.done("demo.registrar", "register", Map.of());
    Map<String, Object> refer = texts("refer", "reason");
    refer.put("institution", DemoCounty.WATER);
    brought.done("demo.registrar", "refer", refer);
    brought.done("demo.handler", "accept", texts("accept", "how"));
    Map<String, Object> draft = new HashMap<>(texts("draft", "facts"));
    HttpResponse<String> kept =
        api.send(
            "PUT",
            "/api/v1/desk/matters/" + brought.number() + "/drafts/answer",
            BodyPublishers.ofString(Api.text(draft)),
            "Authorization",
            api.bearer("demo.handler"),
            "Content-Type",
            "application/json");
    assertThat(kept.statusCode()).as(kept.body()).isBetween(200, 204);
    seen(kept);
    brought.done("add", texts("add", "text"));
    Map<String, Object> answer =
        texts("answer", "request", "facts", "reasons", "decision", "basis");
    answer.put("outcome", "supported");
    Map<String, Object> unfit = new HashMap<>(answer);
    unfit.put("outcome", traces.word("an outcome"));
    seen(brought.act("demo.handler", "answer", unfit));
    seen(brought.act("demo.handler", traces.word("an act"), texts("no act", "x")));
    brought.done("demo.handler", "answer", answer);
    brought.done("request-review", texts("request-review", "reason"));
    Visit registrar = AtTheDesk.signedIn(server, "demo.registrar");
    Visit.Shown form = seen(registrar.get("/desk/register"));
    seen(
        registrar.submit(
            form,
            "/desk/register",
            "ask",
            traces.word("ask at the desk"),
            "story",
            traces.word("story at the desk"),
            "name",
            traces.word("name at the desk"),
            "phone",
            traces.number("phone at the desk", 11),
            "address",
            traces.word("address at the desk"),
            "email",
            traces.word("email at the desk") + "@example.org",
            "relation",
            traces.word("relation at the desk"),
            "placeText",
            traces.word("placeText at the desk"),
            "earlier",
            earlier("earlier at the desk")));
    Visit handler = AtTheDesk.signedIn(server, "demo.handler");
    for (String path :
        List.of(
            "/desk/matters/" + brought.number(), "/desk/matters/" + brought.number() + "/recuse")) {
      seen(handler.get(path));
    }
  }

  private void askAboutPeople() {
    Brought other = Brought.of(api, filing("of another"));
    traces.look("another key", other.key());
    Map<String, Object> pair = new HashMap<>();
    pair.put("number", brought.number());
    pair.put("other", other.number());
    pair.put("reason", "brought-twice");
    pair.put("words", traces.word("Asking.words"));
    pair.put("password", server.password("demo.registrar"));
    seen(asOfficer("/desk/same-person", pair));
    Map<String, Object> check = new HashMap<>();
    check.put("number", brought.number());
    check.put("document", "id-card");
    check.put("name", traces.word("Check.name"));
    check.put("idNumber", traces.number("Check.idNumber", 18));
    check.put("phone", traces.number("Check.phone", 11));
    check.put("password", server.password("demo.registrar"));
    seen(asOfficer("/desk/lost-keys", check));
    Visit registrar = AtTheDesk.signedIn(server, "demo.registrar");
    Visit.Shown lost = seen(registrar.get("/desk/lost-key"));
    seen(
        registrar.submit(
            lost,
            "/desk/lost-key",
            "number",
            brought.number(),
            "document",
            "id-card",
            "name",
            traces.word("name typed from a card"),
            "idNumber",
            traces.number("idNumber typed from a card", 18),
            "phone",
            traces.number("phone typed from a card", 11),
            "password",
            server.password("demo.registrar")));
    Visit.Shown same = seen(registrar.get("/desk/same-person"));
    seen(
        registrar.submit(
            same,
            "/desk/same-person",
            "number",
            brought.number(),
            "other",
            other.number(),
            "reason",
            "brought-twice",
            "words",
            traces.word("words about two matters"),
            "password",
            server.password("demo.registrar")));
  }

  private HttpResponse<String> asOfficer(String path, Map<String, Object> body) {
    return api.post(path, Api.text(body), "Authorization", api.bearer("demo.registrar"));
  }

  /// Whoever has one, of whatever ledger.
  private void verifyReceipts() {
    Visit visit = new Visit(server.uri());
    Visit.Shown page = seen(visit.get("/ledger"));
    page = seen(visit.submit(page, "/ledger", "receipt", receipt("receipt as text")));
    assertThat(page.status()).isEqualTo(200);
    page =
        seen(
            visit.uploadAs(
                "file",
                page,
                "/ledger",
                List.of(
                    new Visit.Sent(
                        traces.word("name of a receipt’s file") + ".json",
                        receipt("file with a receipt")))));
    assertThat(page.status()).isEqualTo(200);
    seen(visit.submit(page, "/ledger", "receipt", traces.word("receipt that is none")));
  }

  private String receipt(String where) {
    return """
    {"format":"huiyin-receipt/v1","origin":"ledger.example.org","keys":[],"entries":[
      {"facts":"{}","content":"{\\"story\\":\\"%s\\"}","salt":"%s="}]}
    """
        .formatted(traces.word(where), "A".repeat(43));
  }

  /// Who they are, once more; and together with others.
  private void sayMore() {
    Map<String, Object> own = filing("of a group");
    own.remove("onBehalf");
    Brought more = Brought.of(api, own);
    traces.look("the key of a group", more.key());
    more.done("demo.registrar", "register", Map.of());
    String rating =
        Api.text(
            Map.of(
                "step",
                "registration",
                "answer",
                "dissatisfied",
                "words",
                traces.word("RatingBody.words")));
    HttpResponse<String> rated = seen(Grouped.own(more, "POST", "/ratings", rating));
    assertThat(rated.statusCode()).as(rated.body()).isEqualTo(200);
    Map<String, String> identity = new HashMap<>();
    for (String field : List.of("name", "address", "contact")) {
      identity.put(field, traces.word("Correction.identity " + field));
    }
    identity.put("phone", traces.number("Correction.identity phone", 11));
    identity.put("id-number", traces.number("Correction.identity id-number", 18));
    seen(Grouped.own(more, "PUT", "/identity", Api.text(Map.of("identity", identity))));
    HttpResponse<String> invited = seen(Grouped.invite(more, traces.word("Inviting.said")));
    assertThat(invited.statusCode()).as(invited.body()).isEqualTo(200);
    Grouped grouped = new Grouped(more, Api.json(invited).required("code").stringValue());
    traces.look("a code", grouped.code());
    Map<String, String> who =
        Map.of(
            "name", traces.word("JoinRequest.identity name"),
            "phone", traces.number("JoinRequest.identity phone", 11));
    Brought joined = grouped.joined(who).of();
    traces.look("a member's key", joined.key());
    joined.done("add", texts("add by a member", "text"));
    Visit visit = new Visit(server.uri());
    seen(visit.submit(visit.get("/follow"), "/follow", "number", more.number(), "key", more.key()));
    String[] corrected = {
      "name",
      traces.word("name corrected"),
      "contact",
      traces.word("contact corrected"),
      "id-number",
      traces.number("id-number corrected", 18),
      "go",
      "correct"
    };
    seen(visit.submit(seen(visit.get("/matter/correct")), "/matter/correct", corrected));
    seen(
        visit.submit(
            seen(visit.get("/matter/group")),
            "/matter/group",
            "said",
            traces.word("said on a page")));
  }

  /// What officers write to see, hand over or take out something; refused or not.
  private void askForMore() {
    String matter = "/desk/matters/" + brought.number();
    String password = server.password("demo.registrar");
    seen(
        asOfficer(
            matter + "/disclosures",
            Map.of(
                "fields",
                List.of("name"),
                "reason",
                "call",
                "words",
                traces.word("Disclosing.words"),
                "password",
                password)));
    seen(
        asOfficer(
            matter + "/orders",
            Map.of(
                "instrument",
                "civil-court",
                "document",
                traces.word("Ordering.document"),
                "issuer",
                traces.word("Ordering.issuer"),
                "dated",
                "2026-02-10",
                "scope",
                List.of("name"),
                "words",
                traces.word("Ordering.words"),
                "password",
                password)));
    seen(
        asOfficer(
            matter + "/orders/1/refusal",
            Map.of("words", traces.word("Deciding.words"), "password", password)));
    seen(
        asOfficer(
            matter + "/evidence/" + new UUID(1, 2) + "/original",
            Map.of(
                "reason", "court", "words", traces.word("Needing.words"), "password", password)));
    Visit registrar = AtTheDesk.signedIn(server, "demo.registrar");
    Visit.Shown form = seen(registrar.get("/desk/register"));
    for (String path : List.of("/orders", "/redact/answer/9", "/disclose")) {
      seen(
          registrar.submit(
              form,
              matter + path,
              "document",
              traces.word("document on a page"),
              "issuer",
              traces.word("issuer on a page"),
              "words",
              traces.word("words on a page"),
              "passages",
              traces.word("passages on a page"),
              "marked",
              traces.word("marked on a page")));
    }
  }

  private void signInWrongly() {
    Visit nobody = new Visit(server.uri());
    for (int time = 0; time < 7; time++) {
      seen(
          nobody.submit(
              seen(nobody.get("/sign-in")),
              "/sign-in",
              "name",
              traces.word("a wrong sign-in name"),
              "password",
              traces.word("a wrong password")));
    }
    seen(
        api.post(
            "/tokens",
            "{}",
            "Authorization",
            Api.basic(traces.word("a wrong name of the API"), traces.word("a wrong secret"))));
    seen(api.get("/desk/duties", "Authorization", "Bearer " + traces.word("a wrong token")));
    seen(
        api.get(
            "/matters/" + brought.number(),
            "Authorization",
            Api.basic(brought.number(), traces.number("a wrong key of the API", 20))));
  }

  // What goes wrong

  private void sendWhatIsMalformed() {
    String where = traces.word("an address");
    for (Mappings.Mapping each : Mappings.of(server)) {
      if (each.path().contains("**") || each.path().contains("faults")) {
        continue;
      }
      String path =
          each.path().replaceAll("\\{[^}]*}", where)
              + "?q="
              + traces.word("a query of " + each)
              + "&"
              + where
              + "="
              + where;
      String method = each.method().equals("*") ? "GET" : each.method();
      call(method, path, whoseIs(each.path()), "{\"" + where + "\": \"" + where + "\"");
    }
    call("PATCH", "/api/v1/matters?" + where, "", where);
    call("GET", "/" + where + "/../%2e%2e/" + where, "", "");
    call("GET", "/static/" + where, "", "");
    call("POST", "/api/v1/matters", "", "{\"ask\": {\"" + where + "\": [1, \"" + where);
    call("POST", "/api/v1/matters", "", "{\"story\": \"" + where.repeat(400_000) + "\"}");
    call("GET", "/api/v1/admin/faults/bug?" + where, "demo.admin", "");
    call("GET", "/api/v1/admin/faults/parameter?number=" + where, "demo.admin", "");
    call("GET", "/api/v1/admin/faults/constraint?" + where, "demo.admin", "");
    call(
        "POST",
        "/api/v1/admin/faults/echo",
        "demo.admin",
        "{\"text\": \"" + where + "\", \"number\": \"" + where + "\"}");
    Visit visit = new Visit(server.uri());
    seen(visit.post("/bring", Map.of("form", where, "ask", where, "csrf", where)));
    seen(
        visit.upload(
            visit.get("/before"),
            "/bring",
            List.of(new Visit.Sent(where + ".pdf", where)),
            where,
            where));
    visit.get("/sign-in?back=/" + where);
  }

  /// Somebody who gets past the door of such an address; where anybody does, nobody.
  private static String whoseIs(String path) {
    if (path.contains("/admin")) {
      return "demo.admin";
    }
    return path.contains("/desk") ? "demo.registrar" : "";
  }

  private void call(String method, String path, String login, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.uri() + path))
            .header("User-Agent", traces.word("User-Agent"))
            .header("Referer", "https://" + traces.word("Referer") + ".example.org/")
            .header(
                "Cookie", "officer=" + traces.word("a cookie") + "; lang=" + traces.word("lang"))
            .header("X-Forwarded-For", traces.word("X-Forwarded-For"))
            .header("Accept-Language", traces.word("Accept-Language"))
            .header("Idempotency-Key", traces.word("Idempotency-Key"))
            .header("If-Match", traces.word("If-Match"))
            .header("X-" + traces.word("a header"), traces.word("a header"))
            .header("Content-Type", "application/json");
    if (!login.isEmpty()) {
      request.header("Authorization", api.bearer(login));
    }
    request.method(
        method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      // That an answer names what it was asked for tells nobody anything.
      String what = "the answer " + answer.statusCode() + " to " + method;
      shownToOthers.put(
          what + " (" + shownToOthers.size() + ")", traces.without(path + body, answer.body()));
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> addresses.add(traces.without(path + body, name + ": " + values)));
    } catch (IOException e) {
      // Closed before all was sent: that is an answer too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The database goes away while somebody files and while somebody acts.
  private void failWhileItMatters() {
    Map<String, Object> lost = filing("while the database is away");
    Map<String, Object> act = texts("while the database is away", "text");
    database.stop();
    try {
      assertThat(seen(api.file(Api.text(lost))).statusCode()).isEqualTo(503);
      assertThat(seen(brought.act("add", act)).statusCode()).isEqualTo(503);
    } finally {
      database.startAgain();
    }
    server.database().run("alter table journal add constraint no_more check (seq < 0) not valid");
    try {
      String filing = Api.text(filing("into a table that refuses"));
      HttpResponse<String> failed = onceTheDatabaseIsBack(() -> api.file(filing));
      assertThat(failed.statusCode()).isEqualTo(500);
      shownToOthers.put("an incident", failed.body());
      Map<String, Object> refused = texts("refused by the table", "text");
      assertThat(onceTheDatabaseIsBack(() -> brought.act("add", refused)).statusCode())
          .isEqualTo(500);
    } finally {
      server.database().run("alter table journal drop constraint no_more");
    }
  }

  /// Connections from before are found dead one after the other.
  private HttpResponse<String> onceTheDatabaseIsBack(Callable<HttpResponse<String>> sent) {
    return await().until(() -> seen(sent.call()), answer -> answer.statusCode() != 503);
  }

  private void readWhatOthersRead() {
    for (String path :
        List.of(
            "/",
            "/published",
            "/published/changes",
            "/sign-in",
            "/api/openapi.json",
            "/api/v1/published",
            "/actuator",
            "/actuator/health",
            "/actuator/metrics",
            "/actuator/prometheus",
            "/actuator/env",
            "/actuator/loggers",
            "/actuator/heapdump")) {
      HttpResponse<String> answer = api.send("GET", path, BodyPublishers.noBody());
      shownToOthers.put(path, answer.body());
      seen(answer);
    }
    Map<String, List<String>> officers =
        Map.of(
            "demo.operator", List.of("/operate", "/account"),
            "demo.auditor", List.of("/audit"),
            "demo.admin", List.of("/admin", "/admin/proposals"),
            "demo.labour", List.of("/desk"));
    officers.forEach(
        (login, paths) -> {
          Visit visit = AtTheDesk.signedIn(server, login);
          for (String path : paths) {
            Visit.Shown page = seen(visit.get(path));
            assertThat(page.status()).as(path).isIn(200, 303);
            shownToOthers.put(path, page.text());
          }
        });
  }

  // Where it is looked for

  private List<String> everywhere(CapturedOutput log) throws Exception {
    List<String> found = new ArrayList<>(traces.in("log", log.getAll()));
    found.addAll(inTheDatabase());
    // Stopped, so that everything is in its files.
    database.stop();
    try {
      for (Path file : Traces.files(folder)) {
        found.addAll(traces.in(file));
      }
    } finally {
      database.startAgain();
    }
    for (Path file : Traces.files(server.home())) {
      found.addAll(traces.in(file));
    }
    for (Path file : writtenMeanwhile(Path.of(System.getProperty("java.io.tmpdir")))) {
      found.addAll(traces.in(file));
    }
    addresses.forEach(address -> found.addAll(traces.in("address", address)));
    shownToOthers.forEach((page, text) -> found.addAll(traces.in(page, text)));
    return found;
  }

  /// Each table as the owner copies it out.
  private List<String> inTheDatabase() throws SQLException, IOException {
    List<String> found = new ArrayList<>();
    try (Connection owner = server.database().owner()) {
      var copies = owner.unwrap(PGConnection.class).getCopyAPI();
      List<String> tables =
          server
              .database()
              .rows(
                  "select c.oid::regclass::text from pg_class c where c.relkind in ('r', 'p', 'm')"
                      + " and c.relnamespace = 'public'::regnamespace");
      assertThat(tables).hasSizeGreaterThan(30).contains("journal", "party", "scheduled_tasks");
      for (String table : tables) {
        StringWriter copy = new StringWriter();
        copies.copyOut("copy (select * from " + table + ") to stdout", copy);
        found.addAll(traces.in("table " + table, copy.toString()));
      }
    }
    return found;
  }

  /// Others may write there too; what is planted is of this run alone.
  private List<Path> writtenMeanwhile(Path temporary) throws IOException {
    List<Path> written = new ArrayList<>();
    Files.walkFileTree(
        temporary,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                && attributes.size() < LARGE
                && attributes.lastModifiedTime().toInstant().isAfter(begun)
                && Files.isReadable(file)) {
              written.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return String.valueOf(folder.getFileName()).startsWith("surefire")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }
        });
    return written;
  }

  @Test
  void eachStepIsTaken() {
    assertThat(failed).isEmpty();
    assertThat(addresses).hasSizeGreaterThan(200);
  }

  private static final String WORDS = "table matter_words: words: from ActBody.texts answer ";

  /// Words of answers, which the institution wrote and the complainant reads, are what officers
  /// search: as tokens, in one table, and so in the files of the database. Nothing else of anybody.
  private static final Pattern SEARCHED =
      Pattern.compile(
          "(table matter_words|[^:]*/data/cluster/[^:]*): words: from ActBody[.]texts answer"
              + " [a-z]+");

  @Test
  void nothingThatAnybodyTypedStandsInTheClear(CapturedOutput log) throws Exception {
    assertThat(log.getAll()).as("the log is listened to").contains("Huiyin answers on");
    List<String> found = everywhere(log);
    assertThat(
            found.stream().filter(trace -> !SEARCHED.matcher(trace).matches()).distinct().limit(60))
        .isEmpty();
    assertThat(found).as("what is searched").anyMatch(trace -> trace.startsWith(WORDS));
  }

  /// The search finds what is there: a line of the log, a cell, a file, an address.
  @Test
  void aMarkerThatIsWrittenIsFound(CapturedOutput log) throws Exception {
    Traces own = new Traces();
    String marker = own.word("planted");
    LoggerFactory.getLogger("org.huiyin.trial").warn("somebody called {} came", marker);
    assertThat(own.in("log", log.getAll())).anyMatch(found -> found.contains("from planted"));

    Path file = server.home().resolve("state/planted");
    Files.writeString(file, "x" + marker.toUpperCase(Locale.ROOT));
    assertThat(own.in(file)).isNotEmpty();
    Files.delete(file);

    server
        .database()
        .run("create table planted as select convert_to('" + marker + "', 'UTF8') as it");
    try (Connection owner = server.database().owner()) {
      StringWriter copy = new StringWriter();
      owner.unwrap(PGConnection.class).getCopyAPI().copyOut("copy planted to stdout", copy);
      assertThat(own.in("table", copy.toString())).anyMatch(found -> found.contains("hexadecimal"));
    } finally {
      server.database().run("drop table planted");
    }
    for (String before : List.of("", "a", "ab")) {
      assertThat(own.in("header", Api.basic(before + marker, "secret")))
          .anyMatch(found -> found.contains("base64"));
    }
    assertThat(own.in("number", "tel:" + own.number("planted number", 11)))
        .anyMatch(found -> found.contains("from planted number"));
  }

  /// What the lists of fields call words or somebody's identity has been typed by this test.
  @Test
  void eachFieldThatPeopleFillIsPlanted() {
    List<String> places = traces.places();
    assertThat(fields("fields.txt"))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            field ->
                assertThat(places)
                    .as(field)
                    .anyMatch(place -> (place + " ").startsWith(field + " ")));
    assertThat(fields("api.txt"))
        .hasSizeGreaterThan(8)
        .allSatisfy(
            field -> assertThat(places).as(field).anyMatch(place -> place.startsWith(field)));
  }

  /// What only comes out, and fields that go by another name where they are filled.
  private static final List<String> OTHERWISE =
      List.of(
          "BatchAnswer.words",
          "Draft.texts",
          "DraftBody.texts",
          "EntryView.texts",
          "FileView.name",
          "GroupAnswer.said",
          "Handed.returned",
          "Handed.texts",
          "InvitationAnswer.said",
          "MarkView.reason",
          "MarkView.wayUp",
          "OrderView.document",
          "OrderView.issuer",
          "OrderView.words",
          "Piece.text",
          "Promise.text",
          "PromiseView.text",
          "ReadingView.file",
          "ReadingView.words",
          "Seen.text",
          "StepAnswer.words",
          "text-");

  private static List<String> fields(String list) {
    try (Stream<String> lines = Files.lines(Path.of("src/test/resources/no-person-index", list))) {
      return lines
          .filter(line -> line.endsWith("| words") || line.endsWith("| identity"))
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf(" | ")))
          .map(line -> line.contains("\"") ? line.substring(line.indexOf('"') + 1) : line)
          .map(line -> line.replaceAll("\".*", ""))
          .filter(field -> !OTHERWISE.contains(field) && !field.startsWith("text-"))
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
