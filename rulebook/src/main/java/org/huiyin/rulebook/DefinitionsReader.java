package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.huiyin.rulebook.ClockDefinition.Milestone;
import org.huiyin.rulebook.ClockDefinition.When;
import org.huiyin.rulebook.Counting.Unit;
import org.huiyin.rulebook.Definitions.Header;
import org.huiyin.rulebook.Names.Sort;
import org.huiyin.rulebook.OutlookDefinition.Link;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The language of rulebooks, version 1: each method reads one part of a document and mirrors
/// its shape. Clocks and acts have readers of their own.
final class DefinitionsReader {

  private static final int LANGUAGE = 1;
  private static final int MANY = 10_000;

  private final Findings findings;
  private final Names names;
  private final Map<String, Counting> counting = new LinkedHashMap<>();
  private final Values values;

  DefinitionsReader(Findings findings) {
    this.findings = findings;
    this.names = new Names(findings);
    this.values = new Values(findings, names, counting);
  }

  Definitions read(Node root) {
    Section document = new Section("the rulebook", root, findings);
    values.number(document.need("rulebook"), LANGUAGE, LANGUAGE);
    Header header = header(document, null);
    Map<String, SourceDefinition> sources = sources(document.need("sources"));
    counting.putAll(each(document.need("counting"), Sort.COUNTING, this::counting));
    Map<String, RoleDefinition> roles =
        named(document.need("roles"), Sort.ROLE, (id, node) -> new RoleDefinition(id, texts(node)));
    Map<String, PartyDefinition> parties = named(document.find("parties"), Sort.PARTY, this::party);
    Map<String, SeatDefinition> seats = each(document.need("seats"), Sort.SEAT, this::seat);
    Map<String, KindDefinition> kinds = each(document.need("kinds"), Sort.KIND, this::kind);
    Map<String, DoorDefinition> doors = each(document.find("doors"), Sort.DOOR, this::door);
    ConflictDefinitions conflicts =
        new ConflictsReader(findings, values).read(document.find("conflicts"));
    List<String> channels = values.words(document.need("channels"));
    channels.forEach(channel -> names.define(Sort.CHANNEL, channel));
    LimitDefinitions limits = limits(document.find("limits"));
    Map<String, DateDefinition> dates = dates(document.need("dates"));
    Map<String, StageDefinition> stages = each(document.need("stages"), Sort.STAGE, this::stage);
    Map<String, ClockDefinition> clocks = clocks(document.need("clocks"));
    Map<String, OutcomeDefinition> outcomes =
        each(document.need("outcomes"), Sort.OUTCOME, this::outcome);
    Map<String, GroundDefinition> grounds =
        each(document.need("grounds"), "ground", Sort.GROUND, this::ground);
    Map<String, ActDefinition> acts = acts(document.need("acts"));
    Map<String, OutlookDefinition> outlooks =
        each(document.find("outlook"), "outlook", null, this::outlook);
    Definitions base =
        new Definitions(
            header,
            sources,
            roles,
            parties,
            seats,
            kinds,
            doors,
            conflicts,
            new HashSet<>(channels),
            limits,
            dates,
            stages,
            clocks,
            outcomes,
            grounds,
            acts,
            classified(outlooks, acts));
    Definitions definitions = locally(document, base);
    document.close();
    clocks.keySet().forEach(id -> names.define(Sort.LINK, id));
    acts.keySet().forEach(id -> names.define(Sort.LINK, id));
    names.check();
    new Coherence(definitions, findings, document).check();
    return definitions;
  }

  // What is added upon a rulebook: by a province or a city, then by an institution.
  private Definitions locally(Section document, Definitions base) {
    OverlayReader overlays = new OverlayReader(this, findings, names, values);
    Definitions overlaid = overlays.read(document.find("overlays"), base);
    HouseDatesReader houseDates = new HouseDatesReader(findings, names, values);
    return overlaid.with(houseDates.read(document.find("house-dates"), overlaid.clocks()));
  }

  Map<String, SourceDefinition> sources(@Nullable Node node) {
    return each(node, Sort.SOURCE, this::source);
  }

  Map<String, DateDefinition> dates(@Nullable Node node) {
    return each(node, Sort.DATE, this::date);
  }

  Map<String, ClockDefinition> clocks(@Nullable Node node) {
    return each(node, Sort.CLOCK, new ClockReader(findings, values)::read);
  }

  List<Milestone> milestones(Node node, When when) {
    return new ClockReader(findings, values).told(node, when);
  }

  Map<String, ActDefinition> acts(@Nullable Node node) {
    return each(node, Sort.ACT, new ActReader(findings, names, values)::read);
  }

  /// @param base whose zone and calendar hold; null for a rulebook that says its own
  Header header(Section document, @Nullable Header base) {
    String id = values.text(document.need("id"), "the id of the rulebook");
    String edition = values.text(document.need("edition"), "the edition");
    Texts title = values.texts(document.need("title"), "the title");
    String jurisdiction =
        values.text(document.find("jurisdiction"), "the code of a jurisdiction, like CN");
    Section valid = new Section("'valid'", document.need("valid"), findings);
    LocalDate from = values.date(valid.need("from"));
    Node until = valid.find("until");
    valid.close();
    return new Header(
        id,
        edition,
        title,
        jurisdiction,
        from,
        until == null ? null : values.date(until),
        base == null ? values.zone(document.need("zone")) : base.zone(),
        base == null
            ? values.text(document.need("calendar"), "the id of a calendar, like cn")
            : base.calendar());
  }

  /// Reads a mapping from names to sections.
  private <T> Map<String, T> each(
      @Nullable Node node, Sort sort, BiFunction<String, Section, T> reader) {
    return each(node, sort.name().toLowerCase(Locale.ROOT), sort, reader);
  }

  private <T> Map<String, T> each(
      @Nullable Node node,
      String what,
      @Nullable Sort sort,
      BiFunction<String, Section, T> reader) {
    return named(
        node,
        sort,
        (id, value) -> {
          Section section = new Section(what + " '" + id + "'", value, findings);
          T read = reader.apply(id, section);
          section.close();
          return read;
        });
  }

  private <T> Map<String, T> named(
      @Nullable Node node, @Nullable Sort sort, BiFunction<String, Node, T> reader) {
    Map<String, T> all = new LinkedHashMap<>();
    for (Section.Entry entry : new Section("this part", node, findings).entries()) {
      if (values.isName(entry.key(), entry.keyNode())) {
        if (sort != null) {
          names.define(sort, entry.key());
        }
        all.put(entry.key(), reader.apply(entry.key(), entry.value()));
      }
    }
    return all;
  }

  private Texts texts(Node node) {
    return values.texts(node, "the title");
  }

  private Texts title(Section section) {
    return values.texts(section.need("title"), "the title of " + section.name());
  }

  private SourceDefinition source(String id, Section section) {
    String kind = values.text(section.need("kind"), "law or house");
    Node issued = section.find("issued");
    Node articles = section.find("articles");
    return new SourceDefinition(
        id,
        kind,
        title(section),
        issued == null ? null : values.date(issued),
        articles == null ? 0 : values.number(articles, 1, MANY));
  }

  private Counting counting(String id, Section section) {
    Unit unit = values.choice(section.need("unit"), Unit.class);
    Node start = section.need("start");
    String word = values.text(start, "excluded or included");
    if (start != null && !Set.of("excluded", "included", "").contains(word)) {
      findings.add(start, Findings.quote(word) + " isn't known here", "excluded or included");
    }
    return new Counting(
        id,
        unit,
        word.equals("excluded"),
        values.flag(section.need("roll-forward")),
        values.source(section));
  }

  private PartyDefinition party(String id, Node node) {
    if (id.equals(Post.COMPLAINANT)
        || id.equals(Post.SYSTEM)
        || names.known(Sort.ROLE).contains(id)) {
      findings.add(node, "the party '" + id + "' has the name of somebody else", "another name");
    }
    return new PartyDefinition(id, texts(node));
  }

  private SeatDefinition seat(String id, Section section) {
    Node fallback = section.find("else");
    return new SeatDefinition(
        id, title(section), fallback == null ? null : values.reference(fallback, Sort.SEAT));
  }

  private KindDefinition kind(String id, Section section) {
    Node intake = section.need("intake");
    boolean elsewhere = intake instanceof ScalarNode word && word.getValue().equals("doors");
    return new KindDefinition(
        id,
        title(section),
        elsewhere ? null : values.reference(intake, Sort.ACT),
        elsewhere ? optional(section.need("doors"), Sort.DOOR) : List.of(),
        optional(section.find("meanwhile"), Sort.DOOR),
        values.source(section),
        gives(section.find("gives")),
        optional(section.find("instances"), Sort.INSTANCE),
        retention(section.find("retention")));
  }

  private KindDefinition.@Nullable Retention retention(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Section section = new Section("'retention'", node, findings);
    Period operational = term(section.need("operational"));
    Period archive = term(section.find("archive"));
    Citation source = values.source(section);
    section.close();
    return operational == null ? null : new KindDefinition.Retention(operational, archive, source);
  }

  // Counted by the calendar alone: nobody waits for such a day.
  private @Nullable Period term(@Nullable Node node) {
    Period period = values.period(node);
    if (node != null && period != null && period.unit() == Period.Unit.WORKING_DAYS) {
      findings.add(node, "a time of keeping in working days", "days, months or years");
      return null;
    }
    return period;
  }

  private KindDefinition.@Nullable Gives gives(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Section section = new Section("'gives'", node, findings);
    Node inside = section.find("inside");
    var gives =
        new KindDefinition.Gives(
            citationOrNone(section.need("reply")),
            citationOrNone(section.need("review")),
            inside == null ? null : values.citation(inside));
    section.close();
    return gives;
  }

  private @Nullable Citation citationOrNone(@Nullable Node node) {
    boolean none = node instanceof ScalarNode word && word.getValue().equals("none");
    return none ? null : values.citation(node);
  }

  private DoorDefinition door(String id, Section section) {
    Node within = section.find("within");
    return new DoorDefinition(
        id,
        title(section),
        values.period(within),
        within == null ? null : values.texts(section.need("from"), "from when"),
        values.source(section));
  }

  private LimitDefinitions limits(@Nullable Node node) {
    Section section = new Section("'limits'", node, findings);
    LimitDefinitions limits =
        new LimitDefinitions(
            representatives(section.find("representatives")), promises(section.find("promises")));
    section.close();
    return limits;
  }

  private LimitDefinitions.@Nullable Representatives representatives(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Section section = new Section("'representatives'", node, findings);
    var limit =
        new LimitDefinitions.Representatives(
            values.number(section.need("most"), 1, MANY),
            new HashSet<>(values.references(section.find("channels"), Sort.CHANNEL)),
            values.source(section));
    section.close();
    return limit;
  }

  private LimitDefinitions.@Nullable Promises promises(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Section section = new Section("'promises'", node, findings);
    Length ahead = values.length(section.need("ahead"));
    var limit =
        new LimitDefinitions.Promises(
            values.number(section.need("most"), 1, MANY),
            ahead == null ? 1 : ahead.amount(),
            values.source(section));
    section.close();
    return limit;
  }

  private DateDefinition date(String id, Section section) {
    Node after = section.find("once-after");
    return new DateDefinition(
        id,
        title(section),
        values.flag(section.find("once")),
        after == null ? null : values.reference(after, Sort.DATE));
  }

  private StageDefinition stage(String id, Section section) {
    return new StageDefinition(
        id, title(section), values.choice(section.need("legal"), LegalState.class));
  }

  private OutcomeDefinition outcome(String id, Section section) {
    Citation source = values.source(section);
    Node leadsTo = section.find("leads-to");
    Node atMost = section.find("at-most");
    Node remedy = section.find("remedy");
    return new OutcomeDefinition(
        id,
        title(section),
        new HashSet<>(values.references(section.need("instances"), Sort.INSTANCE)),
        new HashSet<>(optional(section.find("kinds"), Sort.KIND)),
        new HashSet<>(optional(section.find("acts"), Sort.ACT)),
        source,
        values.flag(section.need("adverse")),
        leadsTo == null ? null : values.reference(leadsTo, Sort.STAGE),
        optional(section.find("records"), Sort.DATE),
        atMost == null ? 0 : values.number(atMost, 1, MANY),
        section.has("at-most-source") ? values.citation(section.find("at-most-source")) : source,
        remedy == null ? null : values.choice(remedy, OutcomeDefinition.Remedy.class),
        outside(section, source));
  }

  private OutcomeDefinition.@Nullable Doors outside(Section section, Citation source) {
    Node node = section.find("doors");
    if (node == null) {
      return null;
    }
    boolean none = node instanceof ScalarNode word && word.getValue().equals("none");
    if (none) {
      return new OutcomeDefinition.Doors(List.of(), values.citation(section.need("doors-source")));
    }
    Node why = section.find("doors-source");
    return new OutcomeDefinition.Doors(
        values.references(node, Sort.DOOR), why == null ? source : values.citation(why));
  }

  private List<String> optional(@Nullable Node node, Sort sort) {
    return node == null ? List.of() : values.references(node, sort);
  }

  private GroundDefinition ground(String id, Section section) {
    return new GroundDefinition(
        id,
        title(section),
        new HashSet<>(values.references(section.need("acts"), Sort.ACT)),
        new HashSet<>(optional(section.find("stages"), Sort.STAGE)),
        optional(section.find("doors"), Sort.DOOR),
        values.source(section));
  }

  private OutlookDefinition outlook(String id, Section section) {
    Texts title = title(section);
    Node reached = section.find("reached");
    Map<String, List<Link>> chains = new LinkedHashMap<>();
    Section byKind = new Section("the chains", section.need("chains"), findings);
    for (Section.Entry entry : byKind.entries()) {
      names.use(Sort.KIND, entry.key(), entry.keyNode());
      chains.put(entry.key(), chain(entry.value()));
    }
    return new OutlookDefinition(
        id, title, reached == null ? null : values.reference(reached, Sort.DATE), chains);
  }

  private List<Link> chain(Node node) {
    List<Link> links = new ArrayList<>();
    for (Node item : values.items(node)) {
      if (item instanceof SequenceNode) {
        links.add(new Link(values.references(item, Sort.CLOCK), null, null));
      } else if (item instanceof MappingNode) {
        round(item, links);
      } else {
        String name = values.reference(item, Sort.LINK);
        links.add(new Link(name == null ? List.of() : List.of(name), null, null));
      }
    }
    return links;
  }

  private void round(Node node, List<Link> links) {
    for (Section.Entry entry : new Section("a round", node, findings).entries()) {
      names.use(Sort.OUTCOME, entry.key(), entry.keyNode());
      links.add(new Link(values.references(entry.value(), Sort.CLOCK), null, entry.key()));
    }
  }

  // Links are read before it is known which of them are acts.
  private static Map<String, OutlookDefinition> classified(
      Map<String, OutlookDefinition> outlooks, Map<String, ActDefinition> acts) {
    Map<String, OutlookDefinition> classified = new LinkedHashMap<>();
    for (OutlookDefinition outlook : outlooks.values()) {
      Map<String, List<Link>> chains = new LinkedHashMap<>();
      outlook
          .chains()
          .forEach(
              (kind, links) -> chains.put(kind, links.stream().map(l -> link(l, acts)).toList()));
      classified.put(
          outlook.id(),
          new OutlookDefinition(outlook.id(), outlook.title(), outlook.reached(), chains));
    }
    return classified;
  }

  private static Link link(Link link, Map<String, ActDefinition> acts) {
    ActDefinition act = link.clocks().size() == 1 ? acts.get(link.clocks().getFirst()) : null;
    if (act == null
        || link.outcome() != null
        || (act.changes().extend() == null && act.changes().pause() == null)) {
      return link;
    }
    return new Link(List.of(), act.id(), null);
  }
}
