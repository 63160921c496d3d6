package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.demo.DemoClient;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R4: whoever reads a matter leaves an entry, and the complainant sees it.
class ReadingTest {

  private final DemoClient client = TestServer.shared().client(Locale.ENGLISH);
  private String number = "";
  private String key = "";

  @BeforeEach
  void file() {
    JsonNode filed =
        client
            .file(
                Map.of(
                    "kind", "remedy",
                    "relation", "concerns",
                    "institution", DemoCounty.PETITIONS,
                    "ask", "Please mend the road.",
                    "story", "It has been broken for a year."))
            .expect(201);
    number = filed.required("number").stringValue();
    key = filed.required("key").stringValue();
  }

  private JsonNode readings() {
    return client.view(number, key).expect(200).required("readings");
  }

  @Test
  void anOpeningIsSeenByTheComplainant() {
    assertThat(readings()).isEmpty();
    client.open("demo.registrar", number).expect(200);
    assertThat(readings()).hasSize(1);
    assertThat(readings().get(0).required("who").stringValue()).isEqualTo("registrar 周敏");
    assertThat(readings().get(0).required("institution").stringValue())
        .isEqualTo("Qinghe County Petition Office");
  }

  @Test
  void anActThatIsRefusedShowsTheMatterAndSoIsAReading() {
    JsonNode problem = client.act("demo.registrar", number, "accept", Map.of()).expect(422);
    assertThat(problem.required("matter").required("number").stringValue()).isEqualTo(number);
    assertThat(readings()).hasSize(1);
  }

  @Test
  void whoMayNotReadLeavesNoEntryAndSeesNothing() {
    DemoClient.Answer answer = client.act("demo.labour", number, "accept", Map.of());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().has("matter")).isFalse();
    assertThat(readings()).isEmpty();
  }

  @Test
  void theComplainantsOwnViewIsNoReading() {
    client.view(number, key).expect(200);
    assertThat(readings()).isEmpty();
  }

  @Test
  void anOpeningDoesNotChangeTheVersionThatActsAreConditionalOn() {
    int before = client.view(number, key).expect(200).required("version").intValue();
    client.open("demo.registrar", number).expect(200);
    assertThat(client.view(number, key).expect(200).required("version").intValue())
        .isEqualTo(before);
  }

  @Test
  void aViewHoldsNothingThatWasDoneAfterTheMatterWasReadForIt() {
    Parts parts = TestServer.shared().bean(Parts.class);
    Viewing viewing = TestServer.shared().bean(Viewing.class);
    MatterRecord before =
        parts.store().find(Bound.CHECK, MatterNumber.parse(number).orElseThrow()).orElseThrow();
    client.open("demo.registrar", number).expect(200);
    client.act("demo.registrar", number, "register", Map.of()).expect(200);
    Complainant complainant = new Complainant(before.authority(), before.id(), number);
    MatterView view = viewing.of(before, complainant, Locale.ENGLISH);
    assertThat(view.stage().id()).isEqualTo("received");
    assertThat(view.happened()).extracting(MatterView.EntryView::seq).containsExactly(1);
    assertThat(view.readings()).isEmpty();
  }
}
