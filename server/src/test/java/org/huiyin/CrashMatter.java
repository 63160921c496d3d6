package org.huiyin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What was sent of one matter, step by step, and what was acknowledged of it. One thread at a
/// time.
final class CrashMatter {

  /// The life of a matter, as far as it takes two offices.
  enum Step {
    FILE,
    ADD,
    REGISTER,
    OPEN,
    REFER,
    ACCEPT;

    String act() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final String mark;
  private final String idempotencyKey = UUID.randomUUID() + "-" + UUID.randomUUID();
  private final Map<String, Object> filing = new HashMap<>();
  private final List<Step> done = new ArrayList<>();
  private @Nullable Step begun;
  private String number = "";
  private String key = "";
  private String etag = "";
  private String attached = "";

  CrashMatter(CrashCounty county, int number, boolean named) {
    this.mark = "第 " + number + " 件：泵站停水 𠮷\t🚱 " + UUID.randomUUID();
    filing.put("kind", "remedy");
    filing.put("relation", "concerns");
    filing.put("institution", county.petitions());
    filing.put("ask", "请修好泵站。");
    filing.put("story", mark);
    if (named) {
      filing.put("identity", Map.of("name", "王小河"));
    }
  }

  void attach(String ticket, String text) {
    filing.put("evidence", List.of(ticket));
    attached = text;
  }

  String mark() {
    return mark;
  }

  void begins(Step step) {
    begun = step;
  }

  /// Notes that the step which was begun is acknowledged.
  void ends(ApiCaller.Answer answer) {
    Step step = begun();
    if (step == Step.FILE) {
      number = answer.json().required("number").stringValue();
      key = answer.json().required("key").stringValue();
    }
    etag = answer.headers().firstValue("ETag").orElse("");
    done.add(step);
    begun = null;
  }

  /// The same, of a step that turned out to have been done.
  void turnedOutDone() {
    done.add(begun());
    begun = null;
  }

  private Step begun() {
    if (begun == null) {
      throw new IllegalStateException("no step was begun");
    }
    return begun;
  }

  /// The step that was sent and not acknowledged.
  @Nullable Step unanswered() {
    return begun;
  }

  boolean isFiled() {
    return !number.isEmpty();
  }

  String number() {
    return number;
  }

  ApiCaller.Answer send(ApiCaller api, CrashCounty county, Step step, boolean onlyIfAsSeen) {
    String desk = "/desk/matters/" + number;
    return switch (step) {
      case FILE -> api.file(filing, idempotencyKey);
      case ADD ->
          api.send(
              "POST",
              "/matters/" + number + "/acts",
              onlyIfAsSeen
                  ? Map.of("Authorization", ApiCaller.basic(number, key), "If-Match", etag)
                  : Map.of("Authorization", ApiCaller.basic(number, key)),
              Map.of("act", "add", "texts", Map.of("text", mark)));
      case REGISTER ->
          api.send(
              "POST",
              desk + "/acts",
              Map.of("Authorization", county.registrar()),
              Map.of("act", "register"));
      case OPEN -> api.get(desk, county.registrar());
      case REFER ->
          api.send(
              "POST",
              desk + "/acts",
              Map.of("Authorization", county.registrar()),
              Map.of(
                  "act", "refer", "institution", county.water(), "texts", Map.of("reason", mark)));
      case ACCEPT ->
          api.send(
              "POST",
              desk + "/acts",
              Map.of("Authorization", county.handler()),
              Map.of("act", "accept", "texts", Map.of("how", mark)));
    };
  }

  JsonNode view(ApiCaller api) {
    return patient(() -> api.view(number, key)).expect(200);
  }

  /// Waits while the database comes back, as the answer asks for.
  static ApiCaller.Answer patient(Supplier<ApiCaller.Answer> request) {
    ApiCaller.Answer answer = request.get();
    for (int tries = 0; answer.status() == 503 && tries < 300; tries++) {
      CrashPeople.pause(Duration.ofMillis(100));
      answer = request.get();
    }
    return answer;
  }

  /// How often a step stands in the journal.
  static long times(JsonNode view, Step step) {
    if (step == Step.OPEN) {
      return view.required("readings").size();
    }
    return view.required("happened")
        .valueStream()
        .filter(entry -> entry.required("act").required("id").stringValue().equals(step.act()))
        .count();
  }

  /// What of this isn't there, or not once; empty if everything is as it was acknowledged.
  List<String> lost(ApiCaller api) {
    List<String> lost = new ArrayList<>();
    JsonNode view = view(api);
    if (!view.at("/happened/0/texts/story").asString("").equals(mark)) {
      lost.add(number + ": its text is another");
    }
    for (Step step : Step.values()) {
      long times = times(view, step);
      boolean fits =
          step == Step.OPEN
              ? times >= (done.contains(step) ? 1 : 0) // refused acts show the matter, too
              : times == (done.contains(step) ? 1 : 0);
      if (!fits) {
        lost.add(
            number
                + ": "
                + step.act()
                + (done.contains(step) ? " was acknowledged" : " wasn't asked for")
                + ", and is there "
                + times
                + " times");
      }
    }
    if (!attached.isEmpty()) {
      String id = view.at("/happened/0/evidence/0/id").asString("");
      ApiCaller.Answer file =
          patient(
              () ->
                  api.get("/matters/" + number + "/evidence/" + id, ApiCaller.basic(number, key)));
      if (file.status() != 200 || !file.text().equals(attached)) {
        lost.add(number + ": its file is gone or another: " + file.status());
      }
    }
    return lost;
  }
}
