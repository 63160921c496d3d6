package org.huiyin.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.Length;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.SeatDefinition;
import org.huiyin.rulebook.SourceDefinition;
import org.huiyin.rulebook.Texts;

/// The words of a picture, in one language.
final class DrawingWording {

  private static final String BUNDLE = "org.huiyin.workbench.drawing";

  private final Rulebook rulebook;
  private final Words words;
  private final String main;

  DrawingWording(Rulebook rulebook, Locale asked) {
    this.rulebook = rulebook;
    this.words = new Words(BUNDLE, asked);
    this.main =
        rulebook.sources().values().stream()
            .filter(source -> !source.isHouse())
            .findFirst()
            .map(SourceDefinition::id)
            .orElse(Citation.HOUSE);
  }

  Locale locale() {
    return words.locale();
  }

  /// The source whose articles are cited without its name: the first law of the rulebook.
  String main() {
    return main;
  }

  String in(Texts texts) {
    return words.in(texts);
  }

  String text(String key, Object... values) {
    return words.text(key, values);
  }

  String length(Length length) {
    String unit = "length." + length.counting().unit();
    String one = unit + ".1";
    return length.amount() == 1 && words.has(one) ? text(one) : text(unit, length.amount());
  }

  String joined(String key, List<String> words) {
    return words.stream().reduce((all, next) -> text(key, all, next)).orElse("");
  }

  /// A provision; without the name of the law where that is the main one.
  String cite(Citation citation) {
    String cited = rulebook.cite(citation, locale());
    SourceDefinition source = rulebook.sources().get(citation.source());
    if (source == null || !citation.source().equals(main) || citation.place().isEmpty()) {
      return cited;
    }
    String title = in(source.title());
    return cited.startsWith(title) ? withoutComma(cited.substring(title.length())) : cited;
  }

  private static String withoutComma(String words) {
    return words.startsWith(", ") ? words.substring(2) : words;
  }

  /// Posts in words, those at one seat together: “handler, lead (responsible institution)”.
  String posts(List<Post> posts) {
    Map<String, List<Post>> bySeat = new LinkedHashMap<>();
    for (Post post : posts) {
      String seat = post.seat() + post.above() + post.isComplainant();
      bySeat.computeIfAbsent(seat, _ -> new ArrayList<>()).add(post);
    }
    return joined("and", bySeat.values().stream().map(this::atOneSeat).toList());
  }

  /// Who acts, without the institution: “handler, lead”.
  ///
  /// @param together whether all of them have to
  String roles(List<Post> posts, boolean together) {
    List<String> roles = posts.stream().map(this::role).distinct().toList();
    return joined(together ? "together" : "and", roles);
  }

  private String atOneSeat(List<Post> posts) {
    Post first = posts.getFirst();
    SeatDefinition seat = rulebook.seats().get(first.seat());
    if (seat == null) {
      return joined("and", posts.stream().map(this::role).toList());
    }
    String roles = joined("and", posts.stream().map(this::role).toList());
    return text(first.above() ? "post.above" : "post.seat", roles, in(seat.title()));
  }

  private String role(Post post) {
    if (post.isComplainant()) {
      return text("post");
    }
    var party = rulebook.parties().get(post.role());
    if (party != null) {
      return in(party.title());
    }
    var role = rulebook.roles().get(post.role());
    return role == null ? post.role() : in(role.title());
  }
}
