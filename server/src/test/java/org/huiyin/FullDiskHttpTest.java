package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.ApiCaller.Answer;
import org.huiyin.database.OwnDatabase;
import org.huiyin.database.SmallDisk;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.Test;

/// The disk fills up while people file (root and Linux only).
class FullDiskHttpTest {

  private static final int BEFORE = 20;

  /// Enough for 18,500 characters; sealed, so that the database can't make them small.
  private static final int STORY_UUIDS = 500;

  @Test
  void refusesFilingsOpensWhatWasAcknowledgedAndTakesFilingsAgainOnceThereIsSpace() {
    try (SmallDisk disk = SmallDisk.mounted();
        OwnDatabase database = OwnDatabase.in(disk.folder());
        TestServer server = TestServer.startOn(database.database())) {
      ApiCaller api = new ApiCaller(server.uri());
      List<Filed> acknowledged = new ArrayList<>();
      for (int filing = 0; filing < BEFORE; filing++) {
        acknowledged.add(filed(file(api, story(filing)), filing));
      }
      disk.fill();
      Answer refused = fileUntilRefused(api, acknowledged);
      assertThat(refused.status()).as(refused.text()).isEqualTo(507);
      assertThat(refused.json().required("type").stringValue())
          .isEqualTo("https://huiyin.org/problems#storage-full");
      eachOpens(api, acknowledged);

      disk.makeSpace();
      int next = acknowledged.size();
      acknowledged.add(filed(file(api, story(next)), next));
      eachOpens(api, acknowledged);
    }
  }

  private record Filed(String number, String key, int story) {}

  private static Filed filed(Answer answer, int story) {
    return new Filed(
        answer.expect(201).required("number").stringValue(),
        answer.json().required("key").stringValue(),
        story);
  }

  private static Answer fileUntilRefused(ApiCaller api, List<Filed> acknowledged) {
    while (true) {
      int next = acknowledged.size();
      Answer answer = file(api, story(next));
      if (answer.status() != 201) {
        return answer;
      }
      acknowledged.add(filed(answer, next));
    }
  }

  private static Answer file(ApiCaller api, String story) {
    return api.file(
        Map.of(
            "kind", "remedy",
            "relation", "concerns",
            "institution", DemoCounty.PETITIONS,
            "ask", "请尽快修好。",
            "story", story),
        UUID.randomUUID() + "-" + UUID.randomUUID());
  }

  private static String story(int number) {
    StringBuilder story = new StringBuilder();
    for (int part = 0; part < STORY_UUIDS; part++) {
      story.append(new UUID(number, part)).append('\n');
    }
    return story.toString();
  }

  private static void eachOpens(ApiCaller api, List<Filed> acknowledged) {
    for (Filed filed : acknowledged) {
      assertThat(
              api.view(filed.number(), filed.key())
                  .expect(200)
                  .at("/happened/0/texts/story")
                  .stringValue())
          .isEqualTo(story(filed.story()));
    }
  }
}
