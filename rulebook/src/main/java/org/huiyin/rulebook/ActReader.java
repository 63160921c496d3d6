package org.huiyin.rulebook;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition.Changes;
import org.huiyin.rulebook.ActDefinition.Extension;
import org.huiyin.rulebook.ActDefinition.Gate;
import org.huiyin.rulebook.ActDefinition.Needs;
import org.huiyin.rulebook.ActDefinition.Objection;
import org.huiyin.rulebook.ActDefinition.PromiseChange;
import org.huiyin.rulebook.ActDefinition.Recusal;
import org.huiyin.rulebook.ActDefinition.SeatChange;
import org.huiyin.rulebook.ActDefinition.SeatChange.How;
import org.huiyin.rulebook.ActDefinition.Stop;
import org.huiyin.rulebook.Names.Sort;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads one entry of `acts`.
final class ActReader {

  private static final Set<String> AUTOMATIC =
      Set.of(Elapsed.REMIND, Elapsed.LAPSE, Elapsed.PAUSE_ENDS, Elapsed.RECOUNT);
  private static final int MANY = 10_000;

  private final Findings findings;
  private final Names names;
  private final Values values;

  ActReader(Findings findings, Names names, Values values) {
    this.findings = findings;
    this.names = names;
    this.values = values;
  }

  ActDefinition read(String id, Section section) {
    Citation source = values.source(section);
    Node title = section.need("title");
    if (AUTOMATIC.contains(id) && title != null) {
      findings.add(title, "the act '" + id + "' is every rulebook's own", "another name");
    }
    return new ActDefinition(
        id,
        values.texts(title, "the title of " + section.name()),
        source,
        gate(section, source),
        needs(section),
        changes(section),
        posts(section.find("tells")));
  }

  private List<Post> posts(@Nullable Node node) {
    return node == null ? List.of() : values.posts(node);
  }

  private Gate gate(Section section, Citation source) {
    Node in = section.need("in");
    boolean any = in instanceof ScalarNode word && word.getValue().equals("any");
    List<String> stages = any ? List.of() : list(in, Sort.STAGE);
    boolean opens = in instanceof SequenceNode sequence && sequence.getValue().isEmpty();
    Node atMost = section.find("at-most");
    Node jointly = section.find("jointly");
    return new Gate(
        jointly == null ? values.posts(section.need("by")) : jointly(section, jointly),
        jointly != null,
        opens,
        new HashSet<>(stages),
        new HashSet<>(list(section.find("kinds"), Sort.KIND)),
        reference(section.find("within"), Sort.CLOCK),
        reference(section.find("until"), Sort.CLOCK),
        reference(section.find("owed"), Sort.CLOCK),
        atMost == null ? 0 : values.number(atMost, 1, MANY),
        section.has("at-most-source") ? values.citation(section.find("at-most-source")) : source,
        new HashSet<>(list(section.find("not-decided"), Sort.INSTANCE)),
        new HashSet<>(list(section.find("not-by"), Sort.ACT)));
  }

  private List<Post> jointly(Section section, Node node) {
    Node by = section.find("by");
    if (by != null) {
      findings.add(by, "'by' beside 'jointly' in " + section.name(), "one of them");
    }
    List<Post> posts = values.posts(node);
    if (posts.size() < 2 || posts.stream().anyMatch(Post::isSystem)) {
      findings.add(node, "nobody to do it with", "two posts or more, and not the system");
    }
    return posts;
  }

  private Needs needs(Section section) {
    Node with = section.find("with");
    Node mayHave = section.find("may-have");
    Node texts = section.find("texts");
    return new Needs(
        with == null ? Set.of() : values.choices(with, Particular.class),
        mayHave == null ? Set.of() : values.choices(mayHave, Particular.class),
        texts == null ? List.of() : values.words(texts),
        reference(section.find("since"), Sort.DATE),
        list(section.find("elsewhere"), Sort.SEAT),
        identity(section.find("identity")));
  }

  /// Nobody asks for a name but the law, and it names the article.
  private @Nullable Citation identity(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Citation citation = values.citation(node);
    if (citation.isHouse() || citation.place().isEmpty()) {
      findings.add(
          node, "no article that asks for a name", "a source and an article, like 'xf 34'");
    }
    return citation;
  }

  private Changes changes(Section section) {
    Node voids = section.find("voids");
    boolean all = voids instanceof ScalarNode word && word.getValue().equals("all");
    Node recuses = section.find("recuses");
    Node word = section.find("word");
    String decides = decides(section.find("decides"));
    return new Changes(
        reference(section.find("leads-to"), Sort.STAGE),
        list(section.find("records"), Sort.DATE),
        reference(section.find("records-on"), Sort.DATE),
        new HashSet<>(list(section.find("ends"), Sort.CLOCK)),
        all ? Set.of() : new HashSet<>(list(voids, Sort.CLOCK)),
        all,
        seats(section.find("seats")),
        reference(section.find("assigns"), Sort.SEAT),
        extension(section.find("extends")),
        stop(section.find("pauses"), "'pauses'"),
        stop(section.find("resumes"), "'resumes'"),
        stop(section.find("contests"), "'contests'"),
        decides,
        reference(section.find("outcome"), Sort.OUTCOME),
        promise(section.find("promise")),
        word == null ? null : values.choice(word, Word.class),
        recusal(recuses),
        objection(section.find("objects")),
        marks(section.find("marks")));
  }

  private Map<String, String> marks(@Nullable Node node) {
    Map<String, String> marks = new LinkedHashMap<>();
    for (Section.Entry entry : new Section("'marks'", node, findings).entries()) {
      String ground = values.text(entry.value(), "a ground, given or none");
      if (!ground.equals(Changes.GIVEN) && !ground.equals(Changes.NO_MARK)) {
        names.use(Sort.GROUND, ground, entry.value());
      }
      marks.put(entry.key(), ground);
    }
    return marks;
  }

  private @Nullable Objection objection(@Nullable Node node) {
    return node == null ? null : values.choice(node, Objection.class);
  }

  private @Nullable Recusal recusal(@Nullable Node node) {
    String text = node == null ? "false" : values.text(node, "true, ask, grant or refuse");
    return switch (text) {
      case "true" -> Recusal.SELF;
      case "ask" -> Recusal.ASK;
      case "grant" -> Recusal.GRANT;
      case "refuse" -> Recusal.REFUSE;
      case "false", "" -> null;
      default -> {
        if (node != null) {
          findings.add(
              node, Findings.quote(text) + " says nothing here", "true, ask, grant or refuse");
        }
        yield null;
      }
    };
  }

  private @Nullable String decides(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    String instance = values.text(node, "the name of an instance, like review");
    names.define(Sort.INSTANCE, instance);
    return instance;
  }

  private @Nullable String reference(@Nullable Node node, Sort sort) {
    return node == null ? null : values.reference(node, sort);
  }

  private List<String> list(@Nullable Node node, Sort sort) {
    return node == null ? List.of() : values.references(node, sort);
  }

  private Map<String, SeatChange> seats(@Nullable Node node) {
    Map<String, SeatChange> seats = new LinkedHashMap<>();
    for (Section.Entry entry : new Section("'seats'", node, findings).entries()) {
      names.use(Sort.SEAT, entry.key(), entry.keyNode());
      seats.put(entry.key(), seat(entry.value()));
    }
    return seats;
  }

  private SeatChange seat(Node node) {
    String text = values.text(node, "given, none, a seat, or superior-of and a seat");
    if (text.equals("given") || text.equals("none")) {
      return new SeatChange(text.equals("given") ? How.GIVEN : How.NONE, "");
    }
    boolean superior = text.startsWith("superior-of ");
    String seat = superior ? text.substring("superior-of ".length()).strip() : text;
    names.use(Sort.SEAT, seat, node);
    return new SeatChange(superior ? How.SUPERIOR_OF : How.SAME_AS, seat);
  }

  private @Nullable Extension extension(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Section section = new Section("'extends'", node, findings);
    String clock = reference(section.need("clock"), Sort.CLOCK);
    Length upTo = values.length(section.need("up-to"));
    section.close();
    return clock == null || upTo == null ? null : new Extension(clock, upTo);
  }

  private @Nullable Stop stop(@Nullable Node node, String name) {
    if (node == null) {
      return null;
    }
    Section section = new Section(name, node, findings);
    String clock = reference(section.need("clock"), Sort.CLOCK);
    String ground = values.text(section.need("ground"), "a ground of that clock's pauses");
    section.close();
    return clock == null ? null : new Stop(clock, ground);
  }

  private @Nullable PromiseChange promise(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Section section = new Section("'promise'", node, findings);
    Set<PromiseState> from = states(section.need("from"));
    PromiseState to = values.choice(section.need("to"), PromiseState.class);
    section.close();
    return new PromiseChange(from, to);
  }

  private Set<PromiseState> states(@Nullable Node node) {
    return node == null ? Set.of() : values.choices(node, PromiseState.class);
  }
}
