package org.huiyin.rulebook;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.huiyin.rulebook.Names.Sort;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads single values. Whatever is wrong becomes a finding, and a stand-in is returned so that
/// reading goes on; a document with findings never becomes a rulebook.
final class Values {

  private static final Texts NO_TEXTS = new Texts("?", "?");
  static final Counting NO_COUNTING =
      new Counting("?", Counting.Unit.DAY, true, false, new Citation("?", "", false));
  private static final Citation NO_CITATION = new Citation("?", "", false);
  private static final int LONGEST_NAME = 60;

  private final Findings findings;
  private final Names names;
  private final Map<String, Counting> counting;

  Values(Findings findings, Names names, Map<String, Counting> counting) {
    this.findings = findings;
    this.names = names;
    this.counting = counting;
  }

  /// The text of a scalar; empty after a finding, or where the node is null.
  String text(@Nullable Node node, String expected) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    if (node != null) {
      findings.add(node, "the value is " + Section.sort(node), expected);
    }
    return "";
  }

  /// A name that the document gives: lower-case words joined by hyphens.
  boolean isName(String name, Node node) {
    boolean valid =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && name.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z') || isDigit(c))
            && !name.startsWith("-")
            && !name.endsWith("-");
    if (!valid) {
      findings.add(
          node, Findings.quote(name) + " isn't a name", "lower-case words like 're-review'");
    }
    return valid;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  Texts texts(@Nullable Node node, String what) {
    if (node == null) {
      return NO_TEXTS;
    }
    Section section = new Section(what, node, findings);
    String zh = text(section.need("zh"), "the text in Chinese");
    String en = text(section.need("en"), "the text in English");
    section.close();
    return zh.isBlank() || en.isBlank() ? NO_TEXTS : new Texts(zh, en);
  }

  int number(@Nullable Node node, int from, int to) {
    if (node == null) {
      return from;
    }
    String expected = "a whole number from " + from + " to " + to;
    String text = text(node, expected);
    int number = digits(text);
    if (!text.isEmpty() && (number < from || number > to)) {
      findings.add(node, Findings.quote(text) + " isn't such a number", expected);
      return from;
    }
    return number < 0 ? from : number;
  }

  private static int digits(String text) {
    boolean number =
        !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(Values::isDigit);
    return number ? Integer.parseInt(text) : -1;
  }

  boolean flag(@Nullable Node node) {
    if (node == null) {
      return false;
    }
    String text = text(node, "true or false");
    if (!text.equals("true") && !text.equals("false") && !text.isEmpty()) {
      findings.add(node, Findings.quote(text) + " is neither true nor false", "true or false");
    }
    return text.equals("true");
  }

  LocalDate date(@Nullable Node node) {
    String text = text(node, "a date like 2026-02-28");
    try {
      return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      findings.add(
          node == null ? Optional.empty() : node.getStartMark(),
          Findings.quote(text) + " isn't a date",
          "a date like 2026-02-28");
      return LocalDate.EPOCH;
    }
  }

  ZoneId zone(@Nullable Node node) {
    String text = text(node, "a time zone like Asia/Shanghai");
    if (node == null || text.isEmpty()) {
      return ZoneId.of("UTC");
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException wrong) {
      String what = Findings.quote(text) + " isn't a time zone";
      findings.add(node, what, "a time zone like Asia/Shanghai");
      return ZoneId.of("UTC");
    }
  }

  /// `xf 23(1) 31`: a source, and the places in it; `(verify)` at the end marks what still has
  /// to be checked against the official text.
  Citation citation(@Nullable Node node) {
    if (node == null) {
      return NO_CITATION;
    }
    String text = text(node, "a source and an article, like 'xf 34', or 'house'");
    if (text.isEmpty()) {
      return NO_CITATION;
    }
    Citation citation = Citation.parse(text);
    names.use(Sort.SOURCE, citation.source(), node);
    return citation;
  }

  /// The `source` of a section; `verify: true` beside it says the same as `(verify)` in it.
  Citation source(Section section) {
    Citation citation = citation(section.need("source"));
    return flag(section.find("verify")) ? citation.toVerify() : citation;
  }

  /// `6 months`: the time that another procedure gives.
  @Nullable Period period(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    String expected = "an amount and a unit, like '60 days', '6 months' or '1 years'";
    String text = text(node, expected);
    if (text.isEmpty()) {
      return null;
    }
    int space = text.indexOf(' ');
    int amount = space < 0 ? -1 : digits(text.substring(0, space));
    String word = text.substring(space + 1).strip();
    for (Period.Unit unit : Period.Unit.values()) {
      if (word(unit).equals(word) && amount >= 1 && amount <= Length.MOST) {
        return new Period(amount, unit);
      }
    }
    findings.add(node, Findings.quote(text) + " isn't a period", expected);
    return null;
  }

  /// `30 days`: an amount, and a way of counting that the document defines.
  @Nullable Length length(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    String expected = "an amount and a way of counting, like '30 days'";
    String text = text(node, expected);
    if (text.isEmpty()) {
      return null;
    }
    int space = text.indexOf(' ');
    int amount = space < 0 ? -1 : digits(text.substring(0, space));
    if (amount < 1 || amount > Length.MOST) {
      findings.add(
          node, Findings.quote(text) + " isn't a length", expected + ", from 1 to " + Length.MOST);
      return null;
    }
    String unit = text.substring(space + 1).strip();
    Counting found = counting.get(unit);
    if (found == null) {
      names.unknown(Sort.COUNTING, unit, node);
      return null;
    }
    return new Length(amount, found);
  }

  /// `handler@responsible`: a role at a seat, `^` for the institution above it; or
  /// `complainant`, or a party.
  Post post(Node node) {
    String expected = "a post: complainant, a party, system, role@seat or role^seat";
    String text = text(node, expected);
    Post post;
    try {
      post = Post.parse(text);
    } catch (IllegalArgumentException wrong) {
      if (!text.isEmpty()) {
        findings.add(node, Findings.quote(text) + " isn't a post", expected);
      }
      return new Post(Post.COMPLAINANT, "", false);
    }
    boolean seatless =
        post.isComplainant() || post.isSystem() || names.known(Sort.PARTY).contains(post.role());
    if (seatless != post.seat().isEmpty()) {
      findings.add(node, Findings.quote(text) + " isn't a post", expected);
    } else if (!seatless) {
      names.use(Sort.ROLE, post.role(), node);
      names.use(Sort.SEAT, post.seat(), node);
    }
    return post;
  }

  List<Post> posts(@Nullable Node node) {
    List<Post> posts = new ArrayList<>();
    each(node, (item, _) -> posts.add(post(item)));
    return posts;
  }

  List<String> words(@Nullable Node node) {
    Set<String> words = new LinkedHashSet<>();
    each(
        node,
        (item, word) -> {
          if (isName(word, item)) {
            words.add(word);
          }
        });
    return List.copyOf(words);
  }

  /// Names that are defined elsewhere in the document.
  List<String> references(@Nullable Node node, Sort sort) {
    Set<String> references = new LinkedHashSet<>();
    each(
        node,
        (item, name) -> {
          names.use(sort, name, item);
          references.add(name);
        });
    return List.copyOf(references);
  }

  @Nullable String reference(@Nullable Node node, Sort sort) {
    String name = text(node, "the name of something defined");
    if (node == null || name.isEmpty()) {
      return null;
    }
    names.use(sort, name, node);
    return name;
  }

  <E extends Enum<E>> E choice(@Nullable Node node, Class<E> type) {
    E[] all = type.getEnumConstants();
    if (node == null) {
      return all[0];
    }
    List<String> words = Arrays.stream(all).map(Values::word).toList();
    String expected = "one of: " + String.join(", ", words);
    String text = text(node, expected);
    int index = words.indexOf(text);
    if (index < 0 && !text.isEmpty()) {
      findings.add(node, Findings.quote(text) + " isn't known here", expected);
    }
    return all[Math.max(0, index)];
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  <E extends Enum<E>> Set<E> choices(@Nullable Node node, Class<E> type) {
    Set<E> found = new LinkedHashSet<>();
    each(node, (item, _) -> found.add(choice(item, type)));
    return found;
  }

  List<Node> items(@Nullable Node node) {
    if (node instanceof SequenceNode sequence) {
      List<Node> items = sequence.getValue();
      if (items.size() > Section.MOST) {
        String what = "the list has more than " + Section.MOST + " items";
        findings.add(items.get(Section.MOST), what, "at most " + Section.MOST);
        return List.of();
      }
      return items;
    }
    if (node != null) {
      findings.add(node, "the value is " + Section.sort(node), "a list like [one, other]");
    }
    return List.of();
  }

  private void each(@Nullable Node node, BiConsumer<Node, String> reader) {
    Set<String> seen = new LinkedHashSet<>();
    for (Node item : items(node)) {
      String text = text(item, "a word");
      if (text.isEmpty()) {
        continue;
      }
      if (!seen.add(text)) {
        findings.add(item, Findings.quote(text) + " is in the list twice", "each once");
      } else {
        reader.accept(item, text);
      }
    }
  }
}
