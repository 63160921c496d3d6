package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/// Those that wait go together, and what is wrong with one is not the others' fault.
class FilingTogetherTest {

  private static final String REFUSED = "refused";

  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch first = new CountDownLatch(FilingTogether.FLIGHTS);
  private final CountDownLatch go = new CountDownLatch(1);
  private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
  private final FilingTogether<String> together = new FilingTogether<>(this::write);
  private SQLException refusal = new SQLException("there is one", "23505");

  @AfterEach
  void close() {
    senders.close();
  }

  /// The first wait until all others have come.
  private void write(List<String> filings) {
    batches.add(filings);
    if (first.getCount() > 0) {
      first.countDown();
      await(go);
    }
    if (filings.contains(REFUSED)) {
      throw new DuplicateKeyException(REFUSED, refusal);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// As many as fly are on their way, the others wait.
  private List<Future<?>> sent(List<String> filings) {
    List<Future<?>> sent = new ArrayList<>();
    for (int i = 0; i < FilingTogether.FLIGHTS; i++) {
      String early = "early " + i;
      sent.add(senders.submit(() -> together.file(early)));
    }
    await(first);
    for (String filing : filings) {
      sent.add(senders.submit(() -> together.file(filing)));
    }
    while (together.waiting() < filings.size()) {
      Thread.onSpinWait();
    }
    go.countDown();
    return sent.subList(FilingTogether.FLIGHTS, sent.size());
  }

  private static boolean failed(Future<?> sent) throws InterruptedException {
    try {
      sent.get();
      return false;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(DuplicateKeyException.class);
      return true;
    }
  }

  private static long failures(List<Future<?>> sent) throws InterruptedException {
    long failures = 0;
    for (Future<?> each : sent) {
      failures += failed(each) ? 1 : 0;
    }
    return failures;
  }

  private static List<String> many(int filings) {
    return IntStream.range(0, filings).mapToObj(i -> "filing " + i).toList();
  }

  @Test
  void thoseThatWaitGoTogetherAndEachOnce() throws Exception {
    List<String> filings = many(2 * FilingTogether.MOST);

    assertThat(failures(sent(filings))).isZero();
    assertThat(batches).allMatch(batch -> batch.size() <= FilingTogether.MOST);
    assertThat(batches).hasSizeLessThan(filings.size() / 2);
    assertThat(batches.stream().flatMap(List::stream).filter(f -> f.startsWith("filing")))
        .containsExactlyInAnyOrderElementsOf(filings);
  }

  @Test
  void oneThatIsRefusedDoesNotKeepOutTheOthers() throws Exception {
    List<String> filings = new ArrayList<>(many(9));
    filings.add(REFUSED);

    List<Future<?>> sent = sent(filings);

    assertThat(failed(sent.getLast())).isTrue();
    assertThat(failures(sent)).isOne();
    assertThat(batches).contains(List.of(REFUSED));
  }

  @Test
  void whereTheCommitMayHaveHappenedNothingIsSentAgain() throws Exception {
    refusal = new SQLException("connection lost", "08006");
    List<String> filings = new ArrayList<>(many(9));
    filings.add(REFUSED);

    List<Future<?>> sent = sent(filings);

    assertThat(failed(sent.getLast())).isTrue();
    assertThat(batches.stream().flatMap(List::stream)).doesNotHaveDuplicates();
  }

  @Test
  void afterAFailureTheNextGoesItsWay() throws Exception {
    assertThat(failures(sent(List.of(REFUSED)))).isOne();

    together.file("later");

    assertThat(batches.getLast()).containsExactly("later");
  }
}
