package org.huiyin.soak;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.soak.Messages.Message;
import org.huiyin.soak.Region.Office;
import org.huiyin.soak.Region.Person;
import tools.jackson.databind.JsonNode;

/// Brings a matter: by whom, how and where, as its generator picks.
final class Beginning {

  /// What is planted as an identity, to be looked for in the database afterwards.
  static final String MARKER = "soakmark";

  private final Wire wire;
  private final Region region;

  Beginning(Wire wire, Region region) {
    this.wire = wire;
    this.region = region;
  }

  /// Two matters in ten are of one person.
  private static int person(Tale tale) {
    return tale.index % 10 == 1 ? tale.index - 1 : tale.index;
  }

  void file(Tale tale, Message message, LocalDate today) {
    Office office = region.offices().get(2 + tale.random.nextInt(6));
    Map<String, Object> filing = filing(tale, message, office);
    boolean atTheDesk = tale.manner == Tale.Manner.AT_THE_DESK;
    Wire.Answer answer;
    LocalDate on = today;
    if (atTheDesk) {
      on = today.minusDays(tale.random.nextInt(3));
      filing.put("channel", tale.random.nextBoolean() ? "letter" : "visit");
      filing.put("on", on.toString());
      answer = wire.registered(registrar(office, tale).login(), filing);
    } else {
      answer = wire.filed(filing);
    }
    if (!answer.isDone()) {
      throw new IllegalStateException("not filed: " + answer.problem());
    }
    JsonNode filed = answer.json();
    tale.number = filed.required("number").stringValue();
    tale.key = filed.required("key").stringValue();
    tale.promise = filed.path("promise").asString("");
    tale.kind = String.valueOf(filing.get("kind"));
    tale.filed = today;
    tale.deeds.add(new Tale.Deed(today, "file", null, Map.of("on", on)));
    more(tale);
  }

  private Map<String, Object> filing(Tale tale, Message message, Office office) {
    Map<String, Object> filing = new HashMap<>();
    filing.put("kind", tale.random.nextInt(100) < 80 ? "remedy" : "suggestion");
    filing.put("relation", tale.accused == null ? "concerns" : "accuses");
    filing.put("institution", tale.accused == null ? office.code() : tale.accused.code());
    if (tale.accused != null) {
      filing.put("about", Map.of("institution", tale.accused.id()));
    }
    filing.put("ask", cut(message.subject(), 400));
    filing.put("story", cut(message.text(), 20_000));
    if (!tale.isAnonymous()) {
      int person = person(tale);
      filing.put(
          "identity",
          Map.of("name", MARKER + "名" + person, "phone", "1390000" + (10_000 + person)));
    }
    if (tale.manner == Tale.Manner.FOR_ANOTHER) {
      filing.put("onBehalf", Map.of("consent", tale.random.nextBoolean() ? "spoken" : "written"));
    }
    if (tale.random.nextInt(100) < 15) {
      filing.put("evidence", List.of(wire.uploaded("a" + tale.index + ".txt", "附件")));
    }
    return filing;
  }

  private static String cut(String text, int most) {
    String words = text.strip();
    return words.isEmpty() ? "（无）" : words.substring(0, Math.min(most, words.length()));
  }

  private Person registrar(Office office, Tale tale) {
    Office at =
        tale.accused == null || tale.accused.above() == null ? office : tale.accused.above();
    return region.at(at).stream().filter(each -> each.is("registrar")).findFirst().orElseThrow();
  }

  /// What follows a filing at once: a key that an officer printed is changed, a group is opened.
  private void more(Tale tale) {
    if (tale.manner == Tale.Manner.AT_THE_DESK) {
      tale.key =
          wire.own("POST", tale.number, tale.key, "/key", Map.of())
              .json()
              .required("key")
              .stringValue();
    }
    if (tale.manner == Tale.Manner.IN_A_GROUP) {
      String code =
          wire.own("PUT", tale.number, tale.key, "/group/invitation", Map.of("said", "我们一起提出。"))
              .json()
              .required("code")
              .stringValue();
      int others = 1 + tale.random.nextInt(2);
      for (int i = 0; i < others; i++) {
        join(tale, code);
      }
    }
  }

  private void join(Tale tale, String code) {
    Map<String, Object> body =
        Map.of("number", tale.number, "code", code, "agreed", true, "identity", Map.of());
    wire.open("POST", "/members", body).json().required("key");
  }
}
