package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.demo.DemoCounty;
import org.huiyin.evidence.Bytes;
import org.huiyin.evidence.Holding;
import org.huiyin.evidence.Taken;
import org.huiyin.evidence.strip.Planted;
import org.huiyin.matter.ActOutcome;
import org.huiyin.matter.ActRequest;
import org.huiyin.matter.Checking;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.Matters;
import org.huiyin.page.Visit;
import org.huiyin.rulebook.Particulars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What was sent stays sealed: officers read a copy, and the original for a reason that the
/// complainant reads.
class OriginalsHttpTest {

  private static final byte[] PHOTO = Planted.jpeg(6, "");
  private static final String SENT = new Bytes().bytes(PHOTO).asText();
  private static final String WHY = "要核对是不是水泵停的那一天拍的。";

  private final Api api = Officers.API;
  private final TestServer server = api.server();
  private final Officers officers = new Officers(api);

  @BeforeEach
  void aDayAfterTheirAccountsWereMade() {
    officers.aDayLater();
  }

  private static Evidence held(TestServer server) {
    Taken taken = server.bean(Holding.class).take("北渠.jpg", new ByteArrayInputStream(PHOTO));
    if (taken instanceof Taken.Held(Evidence file)) {
      return file;
    }
    throw new AssertionError("not held: " + taken);
  }

  /// A photo added to a matter that the registrar works on.
  private record Photo(Brought brought, Evidence file) {

    String path() {
      return "/matters/" + brought.number() + "/evidence/" + file.id();
    }
  }

  private Photo photo() {
    Brought brought = Brought.of(api, Brought.anAnonymousComplaint());
    Evidence file = held(server);
    MatterNumber number = MatterNumber.parse(brought.number()).orElseThrow();
    UUID matter = matter(brought.number());
    ActRequest add =
        new ActRequest("add", Particulars.NONE, Map.of("text", "照片"), OptionalInt.empty())
            .with(List.of(file));
    assertThat(
            server
                .bean(Matters.class)
                .act(
                    new Complainant(number.authority(), matter, number.text()),
                    add,
                    Locale.ENGLISH))
        .isInstanceOf(ActOutcome.Done.class);
    return new Photo(brought, file);
  }

  private UUID matter(String number) {
    try (var owner = server.database().owner();
        var query = owner.prepareStatement("select id from matter where number = ?")) {
      query.setString(1, number);
      try (var rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getObject(1, UUID.class);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> ask(String name, String path, Map<String, String> instead) {
    Map<String, Object> body = new HashMap<>();
    body.put("reason", "when-and-where");
    body.put("words", WHY);
    body.putAll(instead);
    return officers.post(name, "/desk" + path + "/original", body);
  }

  private HttpResponse<String> own(Photo photo, String more) {
    return api.get(
        photo.path() + more,
        "Authorization",
        Api.basic(photo.brought().number(), photo.brought().key()));
  }

  private static List<JsonNode> asked(Photo photo) {
    return photo
        .brought()
        .view()
        .required("happened")
        .valueStream()
        .filter(entry -> entry.at("/act/id").stringValue().equals("original-opened"))
        .toList();
  }

  @Test
  void officersGetACopyThatSaysNothingBesides() {
    Photo photo = photo();
    HttpResponse<String> answer =
        api.get("/desk" + photo.path(), "Authorization", api.bearer("demo.registrar"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain(Planted.MARKER);
    assertThat(SENT).contains(Planted.MARKER);
    assertThat(own(photo, "").body()).doesNotContain(Planted.MARKER);
    assertThat(asked(photo)).isEmpty();
  }

  @Test
  void complainantsGetBackWhatTheySent() {
    Photo photo = photo();
    HttpResponse<String> answer = own(photo, "/original");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).contains("" + PHOTO.length);
    assertThat(answer.body()).contains(Planted.MARKER);
    assertThat(asked(photo)).isEmpty();
    JsonNode file = photo.brought().view().required("happened").findValue("evidence");
    assertThat(file).isNotNull();
  }

  @Test
  void anOriginalIsOpenedForAReasonThatTheComplainantReads() {
    Photo photo = photo();
    HttpResponse<String> answer = ask("demo.registrar", photo.path(), Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains(Planted.MARKER);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    JsonNode entry = asked(photo).getFirst();
    assertThat(entry.required("who").stringValue()).contains("周敏");
    assertThat(entry.required("texts").toString()).contains(WHY, "北渠.jpg", "什么时候、在哪里");
    assertThat(photo.brought().view().required("notices").toString()).contains("original-opened");
  }

  @Test
  void needsAReasonWordsAndTheOfficersPassword() {
    Photo photo = photo();
    assertThat(refused(photo, Map.of("reason", "curious"))).containsExactly("reason required");
    assertThat(refused(photo, Map.of("words", " "))).containsExactly("words required");
    HttpResponse<String> stolen =
        api.post(
            "/desk" + photo.path() + "/original",
            Api.text(Map.of("reason", "genuine", "words", WHY, "password", "stolen-token-only")),
            "Authorization",
            api.bearer("demo.registrar"));
    assertThat(Api.errors(Api.problem(stolen, 422, "invalid-fields")))
        .containsExactly("password wrong");
    assertThat(asked(photo)).isEmpty();
  }

  private List<String> refused(Photo photo, Map<String, String> instead) {
    return Api.errors(
        Api.problem(ask("demo.registrar", photo.path(), instead), 422, "invalid-fields"));
  }

  @Test
  void isForThoseAloneWhoWorkOnTheMatter() {
    Photo photo = photo();
    Photo other = photo();
    Api.problem(ask("demo.city-supervisor", photo.path(), Map.of()), 404, "not-found");
    Api.problem(ask("demo.handler", photo.path(), Map.of()), 404, "not-found");
    String elsewhere = "/matters/" + other.brought().number() + "/evidence/" + photo.file().id();
    Api.problem(ask("demo.registrar", elsewhere, Map.of()), 404, "not-found");
    String nothing = "/matters/" + photo.brought().number() + "/evidence/" + UUID.randomUUID();
    Api.problem(ask("demo.registrar", nothing, Map.of()), 404, "not-found");
    assertThat(asked(photo)).isEmpty();
    assertThat(asked(other)).isEmpty();
  }

  @Test
  void isNotForANewAccount() {
    officers.add(DemoCounty.PETITIONS, null, "originals");
    Photo photo = photo();
    Api.problem(ask("originals", photo.path(), Map.of()), 409, "new-account");
    assertThat(asked(photo)).isEmpty();
  }

  @Test
  void anOfficerOpensItFromThePageOfTheMatter() {
    Photo photo = photo();
    Visit desk = officers.atTheDesk("demo.registrar");
    String path = "/desk" + photo.path() + "/original";
    assertThat(desk.get("/desk/matters/" + photo.brought().number()).text()).contains(path);
    Visit.Shown form = desk.get(path);
    assertThat(form.text()).contains("北渠.jpg");
    Visit.Shown mistaken = desk.submit(form, path, "words", WHY);
    assertThat(mistaken.text()).contains("href=\"#f-reason\"", WHY);
    Visit.Shown file = desk.submit(mistaken, path, "reason", "genuine", "words", WHY);
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo("image/jpeg");
    for (Visit.Shown given : List.of(file, desk.get("/desk" + photo.path()))) {
      assertThat(given.header("Content-Disposition")).startsWith("attachment");
      assertThat(given.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
      assertThat(given.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
    assertThat(file.text()).contains(Planted.MARKER);
    assertThat(asked(photo)).hasSize(1);
  }

  @Test
  void aSmallPictureIsAReadingAndHoldsNothingOfTheFile() throws Exception {
    Photo photo = photo();
    Visit desk = officers.atTheDesk("demo.registrar");
    String path = "/desk" + photo.path();
    assertThat(desk.get("/desk/matters/" + photo.brought().number()).text())
        .contains(path + "/look");
    int before = photo.brought().view().required("readings").size();
    assertThat(desk.get(path + "/look").text()).contains("<img src=\"" + path + "/small\"");
    assertThat(photo.brought().view().required("readings").size()).isEqualTo(before);
    Visit.Shown picture = desk.get(path + "/small");
    assertThat(picture.header("Content-Type")).isEqualTo("image/png");
    assertThat(picture.header("Content-Security-Policy")).startsWith("sandbox");
    assertThat(picture.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(photo.brought().view().required("readings").size()).isEqualTo(before + 1);
    assertThat(officers.atTheDesk("demo.handler").get(path + "/small").status()).isEqualTo(404);
  }

  @Test
  void bothAreCheckedAgainstTheJournal() throws Exception {
    Photo photo = photo();
    assertThat(differences(photo)).isEmpty();
    UUID copy = photo.file().ids().getLast();
    assertThat(copy).isNotEqualTo(photo.file().id());
    for (UUID id : photo.file().ids()) {
      Path kept = server.home().resolve("evidence/kept").resolve(id.toString());
      byte[] bytes = Files.readAllBytes(kept);
      bytes[bytes.length - 1] ^= 1;
      Files.write(kept, bytes);
    }
    assertThat(differences(photo))
        .hasSize(2)
        .anyMatch(what -> what.contains(photo.file().id().toString()))
        .anyMatch(what -> what.contains(copy.toString()));
  }

  private List<String> differences(Photo photo) {
    return server.bean(Checking.class).check(true).differences().stream()
        .filter(difference -> difference.matter().equals(photo.brought().number()))
        .map(Checking.Difference::what)
        .toList();
  }
}
