package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.demo.DemoCounty;
import org.huiyin.evidence.Holding;
import org.huiyin.evidence.Samples;
import org.huiyin.evidence.Taken;
import org.huiyin.rulebook.Particulars;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceOfMatterTest {

  private static TestServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    api = new Api(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Evidence held() {
    byte[] letter = Samples.LETTER.getBytes(StandardCharsets.ISO_8859_1);
    Taken taken = server.bean(Holding.class).take("合同.txt", new ByteArrayInputStream(letter));
    if (taken instanceof Taken.Held(Evidence file)) {
      return file;
    }
    throw new AssertionError("not held: " + taken);
  }

  private static Filing aFiling(List<Evidence> files) {
    return new Filing(
            "remedy",
            Relation.CONCERNS,
            DemoCounty.PETITIONS,
            Filing.About.NOTHING,
            "web",
            null,
            null,
            "请修好北渠",
            "断水。",
            null,
            null,
            Map.of(),
            1)
        .with(files);
  }

  private static Receipt filed(Evidence... files) {
    FilingOutcome outcome =
        server.bean(Matters.class).file(aFiling(List.of(files)), Api.newKey(), Locale.ENGLISH);
    if (outcome instanceof FilingOutcome.Filed filed) {
      return filed.receipt();
    }
    throw new AssertionError("not filed: " + outcome);
  }

  private static Complainant complainant(Receipt receipt) {
    return new Complainant(receipt.authority(), receipt.matter(), receipt.number());
  }

  private static HttpResponse<String> opened(String login, Receipt receipt, UUID file) {
    return api.get(
        "/desk/matters/" + receipt.number() + "/evidence/" + file,
        "Authorization",
        api.bearer(login));
  }

  private static List<MatterView.ReadingView> readings(Receipt receipt) {
    return server
        .bean(Matters.class)
        .view(complainant(receipt), Locale.ENGLISH)
        .orElseThrow()
        .readings();
  }

  /// R2: what comes with the request for a review isn't opened by those whose answer is reviewed.
  @Test
  void aFileOfAReviewIsNotOpenedBelowBeforeItsDecisionIsReceived() {
    Receipt receipt = filed();
    Brought brought =
        new Brought(api, receipt.number(), receipt.key())
            .done("demo.registrar", "register", Map.of())
            .done("demo.registrar", "refer", Brought.toWater())
            .done("demo.handler", "accept", Map.of("texts", Map.of("how", "查看。")))
            .done("demo.handler", "answer", Brought.anAnswer());
    Evidence file = held();
    ActRequest request =
        new ActRequest(
                "request-review", Particulars.NONE, Map.of("reason", "没有核算。"), OptionalInt.empty())
            .with(List.of(file));
    assertThat(server.bean(Matters.class).act(complainant(receipt), request, Locale.ENGLISH))
        .isInstanceOf(ActOutcome.Done.class);
    Api.problem(opened("demo.handler", receipt, file.id()), 404, "not-found");
    assertThat(opened("demo.reviewer", receipt, file.id()).statusCode()).isEqualTo(200);
    brought
        .done(
            "demo.reviewer",
            "review",
            Map.of(
                "outcome",
                "upheld",
                "texts",
                Map.of("facts", "甲", "reasons", "乙", "decision", "丙", "basis", "丁")))
        .done("deliver-review", Map.of("on", server.today().toString()));
    assertThat(opened("demo.handler", receipt, file.id()).statusCode()).isEqualTo(200);
  }

  @Test
  void anOfficersOpeningIsSeenByTheComplainant() {
    Evidence file = held();
    Receipt receipt = filed(file);

    HttpResponse<String> answer = opened("demo.registrar", receipt, file.id());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(Samples.LETTER);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(readings(receipt))
        .extracting(MatterView.ReadingView::file)
        .containsExactly("合同.txt");
  }

  @Test
  void isNotThereForOfficersWhoMayNotReadTheMatterAndLeavesNoEntry() {
    Evidence file = held();
    Receipt receipt = filed(file);
    Receipt other = filed(held());

    Api.problem(opened("demo.labour", receipt, file.id()), 404, "not-found");
    Api.problem(opened("demo.registrar", other, file.id()), 404, "not-found");
    Api.problem(opened("demo.registrar", receipt, UUID.randomUUID()), 404, "not-found");

    assertThat(readings(receipt)).isEmpty();
    assertThat(readings(other)).isEmpty();
  }

  @Test
  void isPartOfOneEntryOnly() {
    Evidence file = held();
    Receipt first = filed(file);
    Matters matters = server.bean(Matters.class);

    assertThat(matters.file(aFiling(List.of(file)), Api.newKey(), Locale.ENGLISH))
        .isEqualTo(new FilingOutcome.Incomplete(List.of(FieldError.of("evidence", "gone"))));
    ActRequest add =
        new ActRequest("add", Particulars.NONE, Map.of("text", "又"), OptionalInt.empty())
            .with(List.of(file));
    assertThat(matters.act(complainant(first), add, Locale.ENGLISH))
        .isEqualTo(new ActOutcome.Incomplete(List.of(FieldError.of("evidence", "gone"))));
  }

  @Test
  void goesWithAnActThatSaysSomethingAndWithNoOther() {
    Receipt receipt = filed();
    ActRequest withdraw = ActRequest.of("withdraw").with(List.of(held()));

    assertThat(server.bean(Matters.class).act(complainant(receipt), withdraw, Locale.ENGLISH))
        .isEqualTo(
            new ActOutcome.Incomplete(List.of(FieldError.of("evidence", "unknown-property"))));
  }

  @Test
  void isTenFilesAtTheMost() {
    List<Evidence> eleven = Stream.generate(EvidenceOfMatterTest::held).limit(11).toList();

    assertThat(server.bean(Matters.class).file(aFiling(eleven), Api.newKey(), Locale.ENGLISH))
        .isEqualTo(
            new FilingOutcome.Incomplete(List.of(FieldError.of("evidence", "too-many-files"))));
  }

  private interface Tampering {
    void with(Path file, UUID id) throws IOException, SQLException;
  }

  private static Arguments tampering(String what, String named, Tampering tampering) {
    return Arguments.of(Named.of(what, tampering), named);
  }

  static Stream<Arguments> tamperings() {
    return Stream.of(
        tampering("deleted", "is missing", (file, id) -> Files.delete(file)),
        tampering("cut off", "was altered", (file, id) -> write(file, Files.size(file) - 1)),
        tampering("emptied", "was altered", (file, id) -> write(file, 0)),
        tampering("one bit", "was altered", (file, id) -> flip(file)),
        tampering(
            "another file's bytes",
            "was altered",
            (file, id) ->
                Files.copy(another(), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING)),
        tampering(
            "row gone",
            "has lost its key",
            (file, id) -> execute("delete from evidence where id = '" + id + "'")),
        tampering(
            "key altered",
            "was altered",
            (file, id) ->
                execute(
                    "update evidence set file_key = set_byte(file_key, 20, get_byte(file_key, 20) #"
                        + " 1) where id = '"
                        + id
                        + "'")),
        tampering(
            "row added",
            "isn't in the journal",
            (file, id) ->
                execute(
                    "insert into evidence select authority, matter, gen_random_uuid(), seq,"
                        + " file_key from evidence where id = '"
                        + id
                        + "'")));
  }

  @ParameterizedTest
  @MethodSource("tamperings")
  void isCheckedAgainstTheJournal(Tampering tampering, String named)
      throws IOException, SQLException {
    Evidence file = held();
    Receipt receipt = filed(file);
    assertThat(differences(receipt)).isEmpty();

    tampering.with(kept(file), file.id());

    assertThat(differences(receipt)).hasSize(1).first().asString().contains(named);
  }

  private static List<String> differences(Receipt receipt) {
    return server.bean(Checking.class).check(true).differences().stream()
        .filter(difference -> difference.matter().equals(receipt.number()))
        .map(Checking.Difference::what)
        .toList();
  }

  private static Path kept(Evidence file) {
    return server.home().resolve("evidence/kept").resolve(file.id().toString());
  }

  private static Path another() {
    Evidence file = held();
    filed(file);
    return kept(file);
  }

  private static void write(Path file, long length) {
    try {
      Files.write(file, Arrays.copyOf(Files.readAllBytes(file), Math.toIntExact(length)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection owner = server.database().owner();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
