package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.Grouped;

/// One of a group, after what the others said and who they are; and somebody without a code.
final class GroupAttacks {

  private static final String LINE = "A11";
  private static final String WORDS = "只有工作人员可以看到的话";

  private GroupAttacks() {}

  static Stream<Attack> all() {
    return Stream.of(codes(), ofMembers()).flatMap(all -> all);
  }

  private static Stream<Attack> codes() {
    return Stream.of("", "0", "00000-00000", "%", "' or ''='", "７KQ4M2ZD9A", "null", "A".repeat(70))
        .map(
            code ->
                new Attack(
                    LINE,
                    "joining with the code `" + (code.length() > 20 ? "A… (70)" : code) + "`",
                    ground -> {
                      Grouped grouped = Grouped.of(Brought.received(ground.api()));
                      Ground.refused(grouped.look(code));
                      Ground.refused(new Grouped(grouped.brought(), code).join(Map.of(), true));
                    }));
  }

  private static Stream<Attack> ofMembers() {
    return Stream.of(
        new Attack(
            LINE,
            "joining another matter with one's own code",
            ground -> {
              String code = Grouped.of(Brought.received(ground.api())).code();
              Brought other = Grouped.of(Brought.received(ground.api())).brought();
              Ground.refused(new Grouped(other, code).join(Map.of(), true));
            }),
        new Attack(
            LINE,
            "reading another's words as one of a group",
            ground -> {
              Grouped grouped = Grouped.of(Brought.received(ground.api()));
              Brought one = grouped.joined().of();
              Brought other = grouped.joined(Map.of("name", Ground.NAME)).of();
              other.done("add", Map.of("texts", Map.of("text", WORDS)));
              for (String path : List.of("", "/group", "/evidence/" + new java.util.UUID(9, 9))) {
                HttpResponse<String> answer = Grouped.own(one, "GET", path, "");
                assertThat(answer.body()).doesNotContain(WORDS, Ground.NAME, "王小河", "泵站去年十月坏了。");
              }
            }),
        new Attack(
            LINE,
            "withdrawing for all as one of a group",
            ground -> {
              Brought one = Grouped.of(Brought.received(ground.api())).joined().of();
              Ground.refused(one.act("withdraw", Map.of()));
            }),
        new Attack(
            LINE,
            "withdrawing for all as whoever brought it",
            ground -> {
              Grouped grouped = Grouped.of(Brought.received(ground.api()));
              grouped.joined();
              Ground.refused(grouped.brought().act("withdraw", Map.of()));
            }),
        new Attack(
            LINE,
            "a member's key for the matter of another number",
            ground -> {
              Brought one = Grouped.of(Brought.received(ground.api())).joined().of();
              Ground.refused(
                  ground
                      .api()
                      .get(
                          "/matters/" + ground.victim().number(),
                          "Authorization",
                          Api.basic(ground.victim().number(), one.key())));
            }),
        new Attack(
            LINE,
            "making a spare key as one of a group",
            ground -> {
              Brought one = Grouped.of(Brought.received(ground.api())).joined().of();
              Ground.refused(Grouped.own(one, "POST", "/spare-key", ""));
            }),
        new Attack(
            LINE,
            "making a code as one of a group",
            ground -> {
              Brought one = Grouped.of(Brought.received(ground.api())).joined().of();
              Ground.refused(Grouped.invite(one, "x"));
            }));
  }
}
