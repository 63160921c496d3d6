package org.huiyin.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.Grouped;
import org.huiyin.TestServer;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.receipt.Entry;
import org.huiyin.ledger.receipt.Filed;
import org.huiyin.ledger.receipt.Promise;
import org.huiyin.ledger.receipt.Receipt;
import org.huiyin.ledger.receipt.ReceiptVerifier;
import org.huiyin.ledger.receipt.Verification;
import org.huiyin.ledger.receipt.Verification.Keeping;
import org.huiyin.ledger.receipt.Verification.Signed;
import org.huiyin.ledger.receipt.Verification.Standing;
import org.huiyin.record.Ledger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R6: whoever files holds a signed promise at once, and afterwards a receipt of all that was done,
/// which anybody verifies without the server.
class ReceiptOfMatterTest {

  private final TestServer server = TestServer.shared();
  private final Api api = Api.shared();

  private Set<VerifierKey> keys() {
    return Set.copyOf(server.bean(Ledger.class).keys());
  }

  private Verification verify(Receipt receipt) {
    return new ReceiptVerifier(keys(), Optional.empty(), server.today()).verify(receipt);
  }

  private HttpResponse<String> asked(Brought brought, String query) {
    return api.get(
        "/matters/" + brought.number() + "/receipt" + query,
        "Authorization",
        Api.basic(brought.number(), brought.key()));
  }

  private Receipt receipt(Brought brought, String query) {
    HttpResponse<String> answer = asked(brought, query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Receipt.parse(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private Receipt inTheLedger(Brought brought) {
    return await()
        .until(
            () -> receipt(brought, ""),
            receipt -> receipt.entries().stream().allMatch(entry -> entry.place().isPresent()));
  }

  private static SignedNote promiseIn(JsonNode filed) {
    return SignedNote.parse(filed.required("promise").stringValue());
  }

  @Test
  void isPromisedWithTheFilingAndTheSameEachTimeItIsSent() {
    String body = Api.text(Brought.aComplaint());
    String once = Api.newKey();
    JsonNode filed = Api.json(api.post("/matters", body, "Idempotency-Key", once));
    JsonNode again = Api.json(api.post("/matters", body, "Idempotency-Key", once));
    SignedNote note = promiseIn(filed);
    assertThat(promiseIn(again)).isEqualTo(note);
    assertThat(note.verified(keys())).isNotEmpty();

    Promise promise = Promise.of(note);
    assertThat(promise.number()).isEqualTo(filed.required("number").stringValue());
    assertThat(promise.origin()).isEqualTo(server.bean(Ledger.class).origin());
    assertThat(promise.filed()).isInstanceOf(Filed.At.class);
    assertThat(promise.inLogBy()).isEqualTo(server.today().plusDays(2));
    for (JsonNode clock : filed.required("matter").required("clocks")) {
      if (clock.required("is").stringValue().equals("duty")) {
        assertThat(promise.dues())
            .contains(
                new Promise.Due(
                    clock.required("clock").required("id").stringValue(),
                    LocalDate.parse(clock.required("due").stringValue())));
      }
    }
    assertThat(promise.dues()).isNotEmpty();
  }

  @Test
  void ofAnAnonymousFilingItTellsTheDayAlone() {
    HttpResponse<String> answer = api.file(Api.text(Brought.anAnonymousComplaint()));
    Promise promise = Promise.of(promiseIn(Api.json(answer)));
    assertThat(promise.filed()).isEqualTo(new Filed.On(server.today()));
  }

  @Test
  void comesWithWhatAnOfficerRegistersToo() {
    HttpResponse<String> answer =
        api.post(
            "/desk/matters",
            Api.text(Brought.aComplaint()),
            "Authorization",
            api.bearer("demo.registrar"),
            "Idempotency-Key",
            Api.newKey());
    assertThat(promiseIn(Api.json(answer)).verified(keys())).isNotEmpty();
  }

  @Test
  void showsAllThatWasDoneInTheLedgerToAnybody() {
    Brought brought = Brought.accepted(api);
    Receipt receipt = inTheLedger(brought);
    Verification seen = verify(receipt);
    assertThat(seen.holds()).isTrue();
    assertThat(seen.checkpointSigned()).isEqualTo(Signed.RIGHT);
    assertThat(seen.promised().keeping()).isEqualTo(Keeping.KEPT);
    assertThat(seen.contradictions()).isEmpty();
    assertThat(seen.entries()).hasSizeGreaterThan(3);
    assertThat(seen.entries()).allMatch(entry -> entry.standing() == Standing.IN_THE_LOG);
    assertThat(seen.entries()).allMatch(Verification.Shown::isOpen);
    assertThat(receipt.entries().getFirst())
        .isInstanceOfSatisfying(
            Entry.Opened.class, first -> assertThat(first.content()).contains("泵站去年十月坏了。"));
  }

  @Test
  void isAPromiseAlreadyBeforeItIsInTheLedger() {
    Brought brought = Brought.of(api, Brought.anAnonymousComplaint());
    Receipt receipt = receipt(brought, "");
    Verification seen = verify(receipt);
    assertThat(seen.holds()).isTrue();
    assertThat(seen.entries().getFirst().standing()).isEqualTo(Standing.PROMISED);
    assertThat(receipt.promise()).isPresent();
  }

  @Test
  void withoutContentItShowsThatSomethingWasFiledAndNotWhat() {
    Brought brought = Brought.registered(api);
    int entries = inTheLedger(brought).entries().size();
    HttpResponse<String> answer = asked(brought, "?content=no");
    assertThat(answer.body()).doesNotContain("泵站").doesNotContain("salt");
    Receipt bare = Receipt.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    assertThat(bare.entries()).hasSize(entries).allMatch(Entry.Closed.class::isInstance);
    assertThat(verify(bare).holds()).isTrue();
  }

  @Test
  void isNotForAPrintedKeyNorForAWrongOne() {
    Brought printed = Brought.printed(api);
    assertThat(asked(printed, "").statusCode()).isIn(401, 403);
    Brought brought = Brought.received(api);
    assertThat(asked(new Brought(api, brought.number(), printed.key()), "").statusCode())
        .isEqualTo(401);
  }

  @Test
  void leavesNoTrace() {
    Brought brought = Brought.registered(api);
    int before = receipt(brought, "").entries().size();
    assertThat(receipt(brought, "").entries()).hasSize(before);
  }

  @Test
  void ofAGroupHoldsOfOthersNoMoreThanTheirFingerprints() {
    Brought brought = Brought.registered(api);
    Brought member = Grouped.of(brought).joined(Map.of("name", "张大山")).of();
    Receipt receipt = receipt(member, "");
    assertThat(receipt.entries().getFirst()).isInstanceOf(Entry.Closed.class);
    assertThat(new String(receipt.bytes(), StandardCharsets.UTF_8)).doesNotContain("泵站去年十月坏了");
    assertThat(receipt.entries()).anyMatch(Entry.Opened.class::isInstance);
    assertThat(receipt.promise().map(Promise::of).map(Promise::commitment))
        .contains(receipt.entries().getFirst().commitment());
  }
}
