package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Unit;
import org.huiyin.demo.DemoClient;
import org.huiyin.demo.DemoCounty;
import org.huiyin.matter.Checking;
import org.huiyin.soak.Messages;
import org.huiyin.soak.Messages.Message;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Five hundred messages that people really wrote to a city's government, filed, registered,
/// referred and assigned over the API as officers would, fifty a day; then a table of how many
/// are whose turn by which date.
///
/// They are read from `messages-zh/messages.csv` in the folder that `HUIYIN_TEST_DATA` names.
/// The column that says who wrote a message is never read, and no text goes anywhere but
/// through the API: not even into a failure.
class RealMessagesTest {

  private static final int MESSAGES = 500;
  private static final int A_DAY = 50;

  private record Filed(String number, String key, Message message) {}

  @Test
  void areEachFiledRegisteredReferredAndAssignedAndComeBackToTheLetter() {
    Path file = Messages.file();
    assumeTrue(
        Files.isReadable(file),
        "skipped: there are no messages at " + file + "; HUIYIN_TEST_DATA names their folder");
    List<Message> messages = Messages.read(file, MESSAGES);
    assertThat(messages).hasSize(MESSAGES);
    try (TestServer server = TestServer.start()) {
      DemoClient client = server.client(Locale.SIMPLIFIED_CHINESE);
      long began = System.nanoTime();
      List<Filed> filed = new Officers(server, client).work(messages);
      long took = Duration.ofNanos(System.nanoTime() - began).toMillis();

      Map<String, Integer> turns = turns(client, filed);
      print(turns, filed.size(), took);
      assertThat(filed).extracting(Filed::number).doesNotHaveDuplicates().hasSize(MESSAGES);
      assertThat(turns.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(MESSAGES);
      Checking.Report check = server.bean(Checking.class).check(true);
      assertThat(check.differences()).isEmpty();
      assertThat(check.matters()).isEqualTo(MESSAGES);
    }
  }

  /// The officers of the county at work.
  private static final class Officers {

    private final TestServer server;
    private final DemoClient client;
    private final Map<String, UUID> units = new HashMap<>();

    Officers(TestServer server, DemoClient client) {
      this.server = server;
      this.client = client;
      Directory directory = server.bean(Directory.class);
      for (String code :
          List.of(DemoCounty.LABOUR, DemoCounty.WATER, DemoCounty.LIUTANG, DemoCounty.SHIQIAO)) {
        for (Unit unit : directory.units(directory.institutionByCode(code).orElseThrow().id())) {
          units.put(code + unit.name().zh(), unit.id());
        }
      }
    }

    List<Filed> work(List<Message> messages) {
      List<Filed> filed = new ArrayList<>();
      LocalDate day = TestServer.START;
      for (Message message : messages) {
        if (!filed.isEmpty() && filed.size() % A_DAY == 0) {
          day = day.plusDays(1);
          server.moveTo(day);
        }
        filed.add(work(message));
      }
      return filed;
    }

    private Filed work(Message message) {
      Sorted sorted = Sorted.byWordsOf(message.subject() + message.text());
      Filed filed = file(message, sorted);
      registrar(filed, sorted);
      lead(filed, sorted);
      return filed;
    }

    private Filed file(Message message, Sorted sorted) {
      Map<String, Object> filing = new HashMap<>();
      filing.put("kind", "remedy");
      filing.put("relation", "concerns");
      filing.put("institution", DemoCounty.PETITIONS);
      filing.put("place", sorted.place());
      filing.put("ask", message.subject());
      filing.put("story", message.text());
      if (sorted.topic() != null) {
        filing.put("topic", sorted.topic());
      }
      JsonNode receipt = client.file(filing).expect(201);
      return new Filed(
          receipt.required("number").stringValue(), receipt.required("key").stringValue(), message);
    }

    private void registrar(Filed filed, Sorted sorted) {
      String number = filed.number();
      client.open("demo.registrar", number).expect(200);
      client.act("demo.registrar", number, "register", Map.of()).expect(200);
      Map<String, Object> referral =
          Map.of("institution", sorted.institution(), "texts", Map.of("reason", "属于该机关职权范围。"));
      client.act("demo.registrar", number, "refer", referral).expect(200);
    }

    private void lead(Filed filed, Sorted sorted) {
      client.open(sorted.lead(), filed.number()).expect(200);
      UUID unit = units.get(sorted.institution() + sorted.unit());
      assertThat(unit).as("unit %s", sorted.unit()).isNotNull();
      client.act(sorted.lead(), filed.number(), "assign", Map.of("unit", unit)).expect(200);
    }
  }

  /// Opens each with its key, as whoever wrote it would.
  private static Map<String, Integer> turns(DemoClient client, List<Filed> filed) {
    Map<String, Integer> turns = new TreeMap<>();
    for (Filed each : filed) {
      JsonNode matter = client.view(each.number(), each.key()).expect(200);
      Message back =
          new Message(
              matter.at("/happened/0/texts/ask").stringValue(),
              matter.at("/happened/0/texts/story").stringValue());
      assertThat(back.equals(each.message()))
          .as("%s came back to the letter", each.number())
          .isTrue();
      JsonNode turn = matter.required("turn");
      turns.merge(
          turn.required("by").stringValue()
              + "  "
              + turn.required("institution").stringValue()
              + " · "
              + turn.required("who").stringValue()
              + " · "
              + turn.at("/duty/title").stringValue(),
          1,
          Integer::sum);
    }
    return turns;
  }

  private static void print(Map<String, Integer> turns, int matters, long milliseconds) {
    StringBuilder table = new StringBuilder("\nmatters  by          whose turn\n");
    turns.forEach((turn, count) -> table.append("%7d  %s%n".formatted(count, turn)));
    table.append(
        "%7d  in all; filed, registered, referred and assigned in %.1f s%n"
            .formatted(matters, milliseconds / 1000.0));
    System.out.println(table);
  }
}
