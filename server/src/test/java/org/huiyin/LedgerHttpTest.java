package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.proof.Proofs;
import org.huiyin.ledger.tree.EntryBundle;
import org.huiyin.ledger.tree.Growth;
import org.huiyin.ledger.tree.Prover;
import org.huiyin.ledger.tree.RightEdge;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;
import org.huiyin.matter.Lateness;
import org.huiyin.record.Ledger;
import org.huiyin.record.Sequencer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// R6 as anybody sees it from outside: the log is there to be read whole, without asking anybody,
/// and what it says can be verified with what it gives and its public key.
class LedgerHttpTest {

  private final Api api = Api.shared();
  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<byte[]> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(api.server().uri() + "/ledger/" + path)).build(),
          BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private byte[] tile(TilePath path) {
    HttpResponse<byte[]> answer = get(path.text());
    assertThat(answer.statusCode()).as(path.text()).isEqualTo(200);
    return answer.body();
  }

  private byte[] hashes(int level, long number, int width) {
    return tile(new TilePath.Hashes(level, number, width));
  }

  private void sequence() {
    api.server().bean(Sequencer.class).tick();
  }

  private Checkpoint checkpoint() {
    HttpResponse<byte[]> answer = get("checkpoint");
    assertThat(answer.statusCode()).isEqualTo(200);
    SignedNote note = SignedNote.parse(answer.body());
    assertThat(note.verified(api.server().bean(Ledger.class).keys())).isNotEmpty();
    return Checkpoint.of(note);
  }

  private List<Commitment> entries(long size) {
    List<Commitment> entries = new ArrayList<>();
    for (long n = 0; n * Tile.FULL < size; n++) {
      int width = (int) Math.min(Tile.FULL, size - n * Tile.FULL);
      entries.addAll(EntryBundle.commitments(tile(new TilePath.Entries(n, width)), width));
    }
    return entries;
  }

  private List<Commitment> journalOf(Brought brought) {
    return api
        .server()
        .database()
        .rows(
            "select encode(j.commitment, 'hex') from journal j join matter m on m.id = j.matter"
                + " where m.number = ? order by j.seq",
            brought.number())
        .stream()
        .map(hex -> new Commitment(Hash.of(HexFormat.of().parseHex(hex))))
        .toList();
  }

  @Test
  void whoeverReadsTheWholeLogComesToItsRoot() {
    List<Commitment> acts = journalOf(Brought.accepted(api));
    sequence();

    Checkpoint checkpoint = checkpoint();
    List<Commitment> entries = entries(checkpoint.size());
    assertThat(entries).containsAll(acts).doesNotHaveDuplicates();
    Growth all = Growth.of(RightEdge.empty(), entries.stream().map(Commitment::leaf).toList());
    assertThat(all.root()).isEqualTo(checkpoint.root());
    for (Tile tile : all.tiles()) {
      assertThat(tile(tile.path())).as(tile.path().text()).isEqualTo(tile.bytes());
    }
  }

  @Test
  void aProofFromItsTilesHolds() {
    Commitment act = journalOf(Brought.received(api)).getFirst();
    sequence();

    Checkpoint checkpoint = checkpoint();
    long index = entries(checkpoint.size()).indexOf(act);
    Proofs.inclusion(
        act.leaf(),
        index,
        checkpoint.size(),
        new Prover(this::hashes).inclusion(index, checkpoint.size()),
        checkpoint.root());
  }

  @Test
  void aLaterLogBeginsAsTheEarlierOne() {
    sequence();
    Checkpoint before = checkpoint();
    Brought.received(api);
    sequence();
    Checkpoint after = checkpoint();

    assertThat(after.size()).isGreaterThan(before.size());
    Proofs.consistency(
        before.size(),
        after.size(),
        new Prover(this::hashes).consistency(before.size(), after.size()),
        before.root(),
        after.root());
  }

  @Test
  void erasingAMatterIsAnEntryAndLeavesEveryProofValid() {
    Brought brought = Brought.registered(api);
    brought.done("withdraw", Map.of());
    api.server().moveTo(api.server().today().plusDays(20));
    api.server().bean(Lateness.class).sweep();
    List<Commitment> acts = journalOf(brought);
    sequence();
    Checkpoint before = checkpoint();
    List<Commitment> entries = entries(before.size());
    Prover prover = new Prover(this::hashes);

    assertThat(Grouped.own(brought, "POST", "/erasure", "{\"what\": \"all\"}").statusCode())
        .isEqualTo(204);
    sequence();

    Checkpoint after = checkpoint();
    List<Commitment> left = journalOf(brought);
    assertThat(left).startsWith(acts.toArray(Commitment[]::new)).hasSizeGreaterThan(acts.size());
    assertThat(entries(after.size()))
        .startsWith(entries.toArray(Commitment[]::new))
        .containsAll(left);
    for (Commitment act : acts) {
      long index = entries.indexOf(act);
      for (Checkpoint checkpoint : List.of(before, after)) {
        Proofs.inclusion(
            act.leaf(),
            index,
            checkpoint.size(),
            prover.inclusion(index, checkpoint.size()),
            checkpoint.root());
      }
    }
  }

  @Test
  void whatNeverChangesMayBeKeptForEverAndTheNewestOnlyShortly() {
    Brought.received(api);
    sequence();
    HttpResponse<byte[]> newest = get("checkpoint");
    assertThat(newest.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
    assertThat(newest.headers().allValues("Cache-Control")).containsExactly("max-age=1, public");
    for (String path : List.of("tile/0/000.p/1", "tile/entries/000.p/1")) {
      HttpResponse<byte[]> tile = get(path);
      assertThat(tile.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
      assertThat(tile.headers().allValues("Cache-Control"))
          .containsExactly("max-age=31536000, public, immutable");
      assertThat(tile.headers().map()).doesNotContainKeys("set-cookie", "pragma", "expires");
    }
  }

  /// Each tile has one address, nothing is there that is empty or further on than the log, and
  /// what isn't there is nothing to remember.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/x999/999",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/0",
        "tile/0/00",
        "tile/0/0000",
        "tile/0/x000/000",
        "tile/00/000",
        "tile/0/000/",
        "tile/0//000",
        "tile/0/%30%30%30.p/1",
        "tile/0/-01",
        "tile/7/000.p/1",
        "tile/63/000.p/1",
        "tile/64/000",
        "tile/entries/x999/999",
        "tile/entries/x999/x999/x999/x999/x999/x999/999",
        "tile/0/x009/x223/x372/x036/x854/x775/807",
        "tile/entries/000.p/0",
        "tile/data/000",
        "tile/",
        "tile",
        "checkpoint/",
        "checkpoint.txt"
      })
  void nothingIsServedThatIsNotThere(String path) {
    sequence();
    HttpResponse<byte[]> answer = get(path);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.headers().allValues("Cache-Control"))
        .noneMatch(value -> value.contains("max-age=3"));
  }

  @Test
  void theKeyIsNoFileThatOthersRead() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(
                    api.server().home().resolve("keys").resolve("ledger.key"))))
        .isEqualTo("rw-------");
  }
}
