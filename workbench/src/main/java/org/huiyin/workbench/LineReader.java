package org.huiyin.workbench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Effect.Ending;
import org.huiyin.rulebook.Particular;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rule;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Word;
import org.jspecify.annotations.Nullable;

/// Reads what somebody writes: a line of a script, or a deed at the prompt. The grammar stands in
/// docs/rulebooks.md; every name is looked up, so that a slip is found before anything is walked.
final class LineReader {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
  private static final String EXPECT = "expect";
  private static final String BECAUSE = "because";
  private static final String WITHOUT = "without";
  private static final String COLLEAGUE = "/2";
  private static final List<String> EXPECTATIONS =
      List.of(
          "stage",
          "word",
          "due",
          "running",
          "late",
          "paused",
          "met",
          "ran-out",
          "void",
          "nothing",
          "date",
          "happened",
          "told",
          "latest",
          "refused");

  private final Rulebook rulebook;
  private final Players players;
  private final Words words;

  LineReader(Rulebook rulebook, Players players, Words words) {
    this.rulebook = rulebook;
    this.players = players;
    this.words = words;
  }

  /// Empty for a line that says nothing, such as a comment.
  ///
  /// @throws Misuse if it can't be understood
  Optional<Line> read(int number, String text) {
    List<String> tokens = tokens(text);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    LocalDate on = null;
    if (DATE.matcher(tokens.getFirst()).matches()) {
      on = Arguments.date(words, tokens.removeFirst());
    }
    if (tokens.isEmpty()) {
      return Optional.of(new Line(number, on, null, null));
    }
    if (tokens.getFirst().equals(EXPECT)) {
      tokens.removeFirst();
      return Optional.of(new Line(number, on, null, expectation(tokens)));
    }
    return Optional.of(new Line(number, on, deed(tokens), null));
  }

  private static List<String> tokens(String text) {
    String line = text.replaceFirst("(^|\\s)#.*", "").strip();
    return line.isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(line.split("\\s+")));
  }

  // ---- deeds

  private Deed deed(List<String> tokens) {
    String post = tokens.removeFirst();
    if (!post.endsWith(":") || tokens.isEmpty()) {
      throw words.misuse("line.unclear", post);
    }
    post = post.substring(0, post.length() - 1);
    boolean colleague = post.endsWith(COLLEAGUE);
    post = colleague ? post.substring(0, post.length() - COLLEAGUE.length()) : post;
    return particulars(post(post), colleague, act(tokens.removeFirst()), tokens);
  }

  private Post post(String text) {
    Post post;
    try {
      post = Post.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw words.misuse("line.post", text);
    }
    if (post.isSystem()) {
      throw words.misuse("line.system");
    }
    if (!post.isComplainant()) {
      if (post.seat().isEmpty()) {
        List<String> people = new ArrayList<>(posts(post.role()));
        people.add(Post.COMPLAINANT);
        throw words.unknown("post", text, people);
      }
      known("role", post.role(), rulebook.roles().keySet());
      known("seat", post.seat(), rulebook.seats().keySet());
    } else if (!post.seat().isEmpty()) {
      throw words.misuse("line.post", text);
    }
    return post;
  }

  // Every post in which somebody has this role.
  private List<String> posts(String role) {
    return rulebook.acts().values().stream()
        .flatMap(act -> act.gate().by().stream())
        .filter(post -> post.role().equals(role) && !post.seat().isEmpty())
        .map(Post::toString)
        .distinct()
        .sorted()
        .toList();
  }

  private ActDefinition act(String name) {
    ActDefinition act = rulebook.acts().get(name);
    if (act == null) {
      throw words.unknown("act", name, rulebook.acts().keySet());
    }
    return act;
  }

  /// A deed of somebody, with particulars as `name=value`.
  Deed particulars(Post post, boolean colleague, ActDefinition act, List<String> tokens) {
    SortedMap<String, String> given = new TreeMap<>();
    Set<String> without = Set.of();
    for (String token : tokens) {
      int cut = token.indexOf('=');
      if (cut < 1 || cut == token.length() - 1) {
        throw words.misuse("line.particular", token);
      }
      String name = token.substring(0, cut);
      String value = token.substring(cut + 1);
      if (name.equals(WITHOUT)) {
        without = Set.copyOf(Arrays.asList(value.split(",")));
        without.forEach(text -> known("text", text, act.needs().texts()));
      } else {
        check(name, value);
        if (given.put(name, value) != null) {
          throw words.misuse("line.twice", name);
        }
      }
    }
    return new Deed(post, colleague, act, given, without);
  }

  private void check(String name, String value) {
    List<String> all = Arrays.stream(Particular.values()).map(Particular::id).toList();
    known("particular", name, all);
    switch (Names.value(Particular.class, name)) {
      case KIND -> known("kind", value, rulebook.kinds().keySet());
      case INSTITUTION -> known("institution", value, players.institutions());
      case OUTCOME -> known("outcome", value, rulebook.outcomes().keySet());
      case GROUND -> known("ground", value, rulebook.grounds().keySet());
      case CHANNEL -> known("channel", value, rulebook.channels());
      case DAYS, REPRESENTATIVES, PROMISE -> number(value);
      case ON -> Arguments.date(words, value);
      case PROMISES -> Arrays.stream(value.split(",")).forEach(day -> Arguments.date(words, day));
      case UNIT, OFFICER, TOPIC -> known("made-up", value, List.of("any"));
    }
  }

  private void number(String value) {
    if (!NUMBER.matcher(value).matches()) {
      throw words.misuse("line.number", value);
    }
  }

  private void known(String what, String name, Collection<String> known) {
    if (!known.contains(name)) {
      throw words.unknown(what, name, known);
    }
  }

  // ---- expectations

  private Expectation expectation(List<String> tokens) {
    String what = tokens.isEmpty() ? "" : tokens.removeFirst();
    Expectation read =
        switch (what) {
          case "stage" -> new Expectation.Stage(name("stage", tokens, rulebook.stages().keySet()));
          case "word" -> new Expectation.Said(name("word", tokens, Names.all(Word.class)));
          case "due" -> new Expectation.Due(clock(tokens), date(tokens));
          case "running", "late", "paused" ->
              new Expectation.Runs(clock(tokens), Names.value(Expectation.Runs.How.class, what));
          case "met", "ran-out", "void" ->
              new Expectation.Ended(
                  clock(tokens), Names.value(Ending.class, what), dateOrNone(tokens));
          case "nothing" -> new Expectation.Nothing(clock(tokens));
          case "date" ->
              new Expectation.Recorded(
                  name("date", tokens, rulebook.dates().keySet()), date(tokens));
          case "happened" -> new Expectation.Happened(happening(tokens), dateOrNone(tokens));
          case "told" -> told(tokens);
          case "latest" ->
              new Expectation.Latest(
                  name("outlook", tokens, rulebook.outlooks().keySet()), date(tokens));
          case "refused" -> refused(tokens);
          default -> throw words.unknown("expectation", what, EXPECTATIONS);
        };
    if (!tokens.isEmpty()) {
      throw words.misuse("line.rest", String.join(" ", tokens));
    }
    return read;
  }

  private String name(String what, List<String> tokens, Collection<String> known) {
    if (tokens.isEmpty()) {
      throw words.misuse("line.missing", words.text("name." + what));
    }
    String name = tokens.removeFirst();
    known(what, name, known);
    return name;
  }

  private String clock(List<String> tokens) {
    return name("clock", tokens, rulebook.clocks().keySet());
  }

  private LocalDate date(List<String> tokens) {
    if (tokens.isEmpty()) {
      throw words.misuse("line.missing", words.text("name.day"));
    }
    return Arguments.date(words, tokens.removeFirst());
  }

  private @Nullable LocalDate dateOrNone(List<String> tokens) {
    return tokens.isEmpty() ? null : date(tokens);
  }

  private String happening(List<String> tokens) {
    return name("act", tokens, rulebook.acts().keySet());
  }

  private Expectation told(List<String> tokens) {
    if (tokens.size() < 3 || !tokens.get(1).equals("of")) {
      throw words.misuse("line.told");
    }
    String post = tokens.removeFirst();
    tokens.removeFirst();
    List<String> all = new ArrayList<>(rulebook.acts().keySet());
    all.addAll(rulebook.clocks().keySet());
    return new Expectation.Told(
        post(post).toString(), name("act-or-clock", tokens, all), dateOrNone(tokens));
  }

  private Expectation refused(List<String> tokens) {
    int because = tokens.indexOf(BECAUSE);
    int end = because < 0 ? tokens.size() : because;
    List<String> written = new ArrayList<>(tokens.subList(0, end));
    if (written.isEmpty()) {
      throw words.misuse("line.refused");
    }
    Deed deed = deed(written);
    List<String> reason =
        new ArrayList<>(tokens.subList(Math.min(end + 1, tokens.size()), tokens.size()));
    tokens.clear();
    if (because < 0) {
      return new Expectation.Refused(deed, "", "");
    }
    String rule = name("rule", reason, Arrays.stream(Rule.values()).map(Rule::id).toList());
    return new Expectation.Refused(deed, rule, String.join(" ", reason));
  }
}
