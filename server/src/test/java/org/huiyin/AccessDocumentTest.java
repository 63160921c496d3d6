package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.access.AddressRule;
import org.huiyin.access.Audience;
import org.huiyin.authority.Power;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/// The tables of `docs/access.md` are drawn from the rules that are in force, for everything that
/// Spring answers and every act of the rulebooks that come along.
class AccessDocumentTest {

  private static final Path PAGE = Documents.ROOT.resolve("docs/access.md");
  private static final String BEGIN = "<!-- who may do what: generated, see below -->\n";
  private static final String END = "<!-- /who may do what -->";
  private static final String REFRESH = "huiyin.documents.refresh";
  private static final Pattern REDRAWN =
      Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);
  private static final List<Role> ROLES = List.of(Role.values());

  @Test
  void saysWhoMayDoWhat() throws IOException {
    String drawn = BEGIN + powers() + addresses() + acts("cn-xinfang") + acts("cn-mediation") + END;
    String page = Documents.read(PAGE);
    if (Boolean.getBoolean(REFRESH)) {
      page = REDRAWN.matcher(page).replaceFirst(Matcher.quoteReplacement(drawn));
      Files.writeString(PAGE, page);
    }
    assertThat(page)
        .as(
            "docs/access.md is stale; redraw it with: ./huiyin test -pl server -am"
                + " -Dtest=AccessDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            REFRESH)
        .contains(drawn);
  }

  /// What nobody has said for whom it is, is for nobody: a new address belongs in the rules.
  @Test
  void everyAddressHasARule() {
    assertThat(
            Mappings.of(TestServer.shared()).stream()
                .filter(
                    mapping ->
                        AddressRule.ALL.stream()
                            .noneMatch(rule -> rule.fits(method(mapping), mapping.path()))))
        .isEmpty();
  }

  private static HttpMethod method(Mappings.Mapping mapping) {
    return HttpMethod.valueOf(mapping.method().equals("*") ? "GET" : mapping.method());
  }

  private static String head(String first, Stream<String> columns) {
    List<String> names = columns.toList();
    return "\n| "
        + first
        + " | "
        + String.join(" | ", names)
        + " |\n| --- |"
        + " --- |".repeat(names.size())
        + "\n";
  }

  private static String row(String first, Stream<String> cells) {
    return "| " + first + " | " + cells.collect(Collectors.joining(" | ")) + " |\n";
  }

  private static Stream<String> marks(Predicate<Role> held) {
    return ROLES.stream().map(role -> held.test(role) ? "●" : "");
  }

  private static String powers() {
    StringBuilder table = new StringBuilder("\n### Powers\n");
    table.append(head("power", ROLES.stream().map(Role::id)));
    for (Power power : Power.values()) {
      table.append(row("`" + power.id() + "`", marks(role -> power.isHeldBy(Set.of(role)))));
    }
    return table.toString();
  }

  private static String addresses() {
    StringBuilder table = new StringBuilder("\n### Addresses\n");
    table.append(
        head(
            "page or call",
            Stream.concat(Stream.of("anyone", "key"), ROLES.stream().map(Role::id))));
    for (Mappings.Mapping mapping : Mappings.of(TestServer.shared())) {
      Audience audience = AddressRule.audience(method(mapping), mapping.path());
      String address = mapping.toString().replaceAll(":[^}]*}", "}");
      table.append(
          row(
              "`" + address + "`",
              Stream.concat(
                  Stream.of(
                          audience instanceof Audience.Anyone,
                          audience instanceof Audience.Complainant)
                      .map(held -> held ? "●" : ""),
                  marks(role -> isFor(audience, role)))));
    }
    return table.toString();
  }

  private static boolean isFor(Audience audience, Role role) {
    return switch (audience) {
      case Audience.Anyone _, Audience.AnyOfficer _ -> true;
      case Audience.Complainant _, Audience.Nobody _ -> false;
      case Audience.Holder(Power power, _) -> power.isHeldBy(Set.of(role));
    };
  }

  private static String acts(String id) {
    Rulebook rulebook = Rulebook.bundled(id);
    List<String> roles =
        Stream.concat(
                Stream.of(Post.COMPLAINANT),
                rulebook.roles().keySet().stream()
                    .filter(role -> Role.of(role).isPresent())
                    .sorted())
            .toList();
    StringBuilder table =
        new StringBuilder("\n### Acts of `" + id + "`: " + rulebook.title(Locale.ENGLISH) + "\n");
    table.append(head("act", roles.stream()));
    rulebook.acts().values().stream()
        .filter(act -> !act.isSystem())
        .forEach(
            act ->
                table.append(
                    row(
                        "`" + act.id() + "` " + act.title().in(Locale.ENGLISH),
                        roles.stream().map(role -> seats(act, role)))));
    return table.toString();
  }

  private static String seats(ActDefinition act, String role) {
    return act.gate().by().stream()
        .filter(post -> post.role().equals(role))
        .map(post -> post.seat().isEmpty() ? "●" : (post.above() ? "above " : "") + post.seat())
        .collect(Collectors.joining(", "));
  }
}
