package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// R3, people have no files: nothing in the database, in the program's queries, in the API and on
/// the pages finds, counts, lists or ranks by a person who brings matters. What there is has been
/// classified by somebody, line by line; what is new fails until somebody says what it is.
class NoPersonIndexTest {

  /// There is no class for who somebody is: that is sealed, or isn't there.
  private static final Set<String> OF_COLUMNS =
      Set.of(
          "structure",
          "official",
          "published",
          "time",
          "count",
          "random",
          "key",
          "sealed",
          "searched");

  /// What may stand in an index. `random` are digests of secrets that nobody chose; `searched` are
  /// words of institutions, in which nobody is found who brings a matter (SearchFindsNobodyTest).
  private static final Set<String> INDEXED =
      Set.of("structure", "official", "published", "time", "count", "random", "searched");

  private static final Set<String> OF_API =
      Set.of(
          "structure",
          "official",
          "published",
          "time",
          "count",
          "secret",
          "words",
          "identity",
          "searched");

  private static final Set<String> OF_FIELDS =
      Set.of("structure", "official", "time", "secret", "words", "identity", "control", "searched");

  /// What may stand in an address: what is asked for by it can be listed.
  private static final Set<String> ASKED_BY =
      Set.of("structure", "official", "time", "control", "searched");

  /// Indexes over an expression, each looked at: of officers, and of the days of acts.
  private static final Set<String> OVER_EXPRESSIONS =
      Set.of("officer_login", "journal_official_acts", "journal_describes");

  /// The only queries that touch who somebody is, to the letter: of one matter, by its key; and
  /// the one that destroys by its day.
  private static final Set<String> OF_PARTY =
      Set.of(
          // Whether what is sealed is there and opens, of some matters; and rows without one.
          "select matter, 'party: row ' || party, 'party/' || party, identity from party"
              + " where authority = ? and matter = any (?) order by matter, party",
          "select matter, 'party_before', 'party/1', identity from party_before"
              + " where authority = ? and matter = any (?)",
          "select distinct j.authority || '/' || j.matter from ( select authority, matter from"
              + " journal union all select authority, matter from party union all select authority,"
              + " matter from party_before union all select authority, matter from matter_group"
              + " union all select authority, matter from member union all select authority, matter"
              + " from legal_hold union all select authority, matter from lawful_order union all"
              + " select authority, matter from archived union all select authority, matter from"
              + " evidence union all select authority, matter from duty union all select authority,"
              + " matter from outbox) j where not exists ( select from matter m where m.authority ="
              + " j.authority and m.id = j.matter)",
          "select matter, changed_on from party_before where authority = ? and matter = any (?)",
          "insert into party (authority, matter, party, identity) values (?, ?, 1, ?)",
          "insert into party (authority, matter, party, identity) values (?, ?, 1, ?) on conflict"
              + " (authority, matter, party) do update set identity = excluded.identity",
          "insert into party_before (authority, matter, identity, changed_on, until_on) select"
              + " authority, matter, identity, ?, ? from party where authority = ? and matter = ?"
              + " and party = 1 on conflict (authority, matter) do update set changed_on ="
              + " excluded.changed_on, until_on = excluded.until_on",
          "select identity from party_before where authority = ? and matter = ? and until_on > ?",
          "select changed_on from party_before where authority = ? and matter = ? and until_on > ?",
          "delete from party_before where until_on <= ?",
          // What has to stay out of the words by which a matter is found.
          "select 'party/' || party, identity from party where authority = ? and matter = ?"
              + " union all select 'party/1', identity from party_before where authority = ?"
              + " and matter = ?",
          "select identity from party where authority = ? and matter = ? and party = 1");

  private final Api api = Api.shared();

  private static Classified columns() {
    return new Classified("columns.txt", OF_COLUMNS);
  }

  // The database

  /// Of a table: its columns, and the columns of each index (a constraint has one too).
  private record Schema(Set<String> columns, Map<String, List<String>> indexes) {

    List<String> findings(Classified classified) {
      List<String> findings = new ArrayList<>(classified.findings(columns));
      indexes.forEach(
          (index, over) -> {
            for (String column : over) {
              boolean may =
                  column.isEmpty()
                      ? OVER_EXPRESSIONS.contains(index)
                      : INDEXED.contains(classified.of(column).orElse(""));
              if (!may) {
                findings.add("index " + index + " is over " + column);
              }
            }
          });
      return findings;
    }
  }

  private Schema schema() throws SQLException {
    try (Connection owner = api.server().database().owner()) {
      return schema(owner);
    }
  }

  private static Schema schema(Connection owner) throws SQLException {
    Set<String> columns = new TreeSet<>();
    for (String[] row :
        rows(
            owner,
            """
            select c.relname || '.' || a.attname, '' from pg_attribute a
            join pg_class c on c.oid = a.attrelid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
              and a.attnum > 0 and not a.attisdropped and c.relname <> 'flyway_schema_history'
            """)) {
      columns.add(row[0]);
    }
    Map<String, List<String>> indexes = new TreeMap<>();
    for (String[] row :
        rows(
            owner,
            """
            select i.relname, coalesce(t.relname || '.' || a.attname, '') from pg_index x
            join pg_class i on i.oid = x.indexrelid
            join pg_class t on t.oid = x.indrelid
            cross join unnest(x.indkey::int2[]) as k (n)
            left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.n and k.n > 0
            where t.relnamespace = 'public'::regnamespace and t.relname <> 'flyway_schema_history'
            """)) {
      indexes.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(row[1]);
    }
    return new Schema(columns, indexes);
  }

  private static List<String[]> rows(Connection owner, String sql) throws SQLException {
    List<String[]> rows = new ArrayList<>();
    try (PreparedStatement query = owner.prepareStatement(sql);
        ResultSet found = query.executeQuery()) {
      while (found.next()) {
        rows.add(new String[] {found.getString(1), found.getString(2)});
      }
    }
    return rows;
  }

  @Test
  void eachColumnIsClassifiedAndNoIndexIsOverWhatIsSealed() throws SQLException {
    Schema schema = schema();
    assertThat(schema.columns()).hasSizeGreaterThan(200);
    assertThat(schema.indexes()).hasSizeGreaterThan(40);
    assertThat(schema.findings(columns())).isEmpty();
  }

  /// The walk finds what somebody might add: in a transaction that is taken back.
  @Test
  void aTableOfPeopleAndAnIndexOnCiphertextAreFound() throws SQLException {
    try (Connection owner = api.server().database().owner()) {
      owner.setAutoCommit(false);
      try (var statement = owner.createStatement()) {
        statement.execute("set local lock_timeout = '20s'");
        statement.execute("create table person (name_hash bytea primary key, matters integer)");
        statement.execute("create index party_identity on party (identity)");
        statement.execute("create index party_digest on party (sha256(identity))");
        assertThat(schema(owner).findings(columns()))
            .hasSize(5)
            .anyMatch(
                finding ->
                    finding.endsWith(
                        "say in src/test/resources/no-person-index/columns.txt what it is:"
                            + " person.name_hash"))
            .contains("index party_identity is over party.identity", "index party_digest is over ")
            .contains("index person_pkey is over person.name_hash");
      } finally {
        owner.rollback();
      }
    }
  }

  /// Two matters of one person and one of somebody else, alike in all else: nothing that is stored
  /// is equal in the first two and different in the third.
  @Test
  void nothingThatIsStoredIsEqualForEqualPeople() throws SQLException {
    Map<String, Set<String>> one = stored(brought("王小河", "13800000001"));
    Map<String, Set<String>> same = stored(brought("王小河", "13800000001"));
    Map<String, Set<String>> other = stored(brought("张大山", "13900000009"));
    assertThat(one).containsKey("party.identity").containsKey("matter.key_mac");
    assertThat(ofOnePerson(one, same, other)).isEmpty();
  }

  @Test
  void aCodeOfANameWouldBeFound() {
    Map<String, Set<String>> one =
        Map.of("party.who", Set.of("\\xab12"), "matter.kind", Set.of("a"));
    Map<String, Set<String>> other =
        Map.of("party.who", Set.of("\\xff00"), "matter.kind", Set.of("a"));
    assertThat(ofOnePerson(one, one, other)).containsExactly("party.who");
  }

  private static List<String> ofOnePerson(
      Map<String, Set<String>> one, Map<String, Set<String>> same, Map<String, Set<String>> other) {
    List<String> found = new ArrayList<>();
    one.forEach(
        (column, values) -> {
          Set<String> telling = new HashSet<>(values);
          telling.retainAll(same.getOrDefault(column, Set.of()));
          telling.removeAll(other.getOrDefault(column, Set.of()));
          if (!telling.isEmpty()) {
            found.add(column);
          }
        });
    return found;
  }

  private String brought(String name, String phone) {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put(
        "identity",
        Map.of("name", name, "phone", phone, "id-number", phone + "2222222", "address", name));
    Brought brought = Brought.of(api, filing);
    brought.done("demo.registrar", "register", Map.of());
    return brought.number();
  }

  /// Each value of each column in the rows of a matter.
  private Map<String, Set<String>> stored(String number) throws SQLException {
    Map<String, Set<String>> stored = new HashMap<>();
    try (Connection owner = api.server().database().owner()) {
      String id =
          rows(owner, "select id::text, '' from matter where number = '" + number + "'")
              .getFirst()[0];
      for (String table : tables(owner)) {
        String key = table.equals("matter") ? "id" : "matter";
        for (String[] row :
            rows(
                owner,
                "select e.key, e.value from %s t, jsonb_each_text(to_jsonb(t)) e where t.%s = '%s'"
                    .formatted(table, key, id))) {
          if (row[1] != null) {
            stored.computeIfAbsent(table + "." + row[0], _ -> new HashSet<>()).add(row[1]);
          }
        }
      }
    }
    return stored;
  }

  private static List<String> tables(Connection owner) throws SQLException {
    List<String> tables = new ArrayList<>(List.of("matter"));
    for (String[] row :
        rows(
            owner,
            """
            select table_name, '' from information_schema.columns
            where table_schema = 'public' and column_name = 'matter'
            """)) {
      tables.add(row[0]);
    }
    return tables;
  }

  // The queries

  private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern SQL =
      Pattern.compile("(?is)\\s*(select|insert|update|delete|with|from|where|and|join)\\b.*");

  /// After these words stands what is looked up, grouped or ordered by.
  private static final Pattern ASKED =
      Pattern.compile(
          "(?is)\\b(where|group by|order by|partition"
              + " by|distinct|having|on|using)\\b(.*?)(?=\\b(?:where|group by|order by|partition"
              + " by|having|limit|returning|set|values|select)\\b|$)");

  private static final Pattern GROUPS =
      Pattern.compile("(?is)\\bgroup\\s+by\\b|\\bpartition\\s+by\\b");
  private static final Pattern WORD = Pattern.compile("[a-z_]+");
  private static final Pattern PARTY =
      Pattern.compile("(?is)\\b(from|join|into|update)\\s+party(_before)?\\b");

  private static Set<String> queries(String source) {
    Set<String> queries = new TreeSet<>();
    String rest = source;
    for (MatchResult block : TEXT_BLOCK.matcher(source).results().toList()) {
      add(queries, block.group(1));
      rest = rest.replace(block.group(), "\"\"");
    }
    STRING.matcher(rest).results().forEach(string -> add(queries, string.group(1)));
    return queries;
  }

  private static void add(Set<String> queries, String text) {
    if (SQL.matcher(text).matches()) {
      queries.add(text.strip().replaceAll("\\s+", " "));
    }
  }

  private static List<String> findings(String query, Set<String> neverAskedBy) {
    List<String> findings = new ArrayList<>();
    if (GROUPS.matcher(query).find()) {
      findings.add("groups: " + query);
    }
    if (PARTY.matcher(query).find() && !OF_PARTY.contains(query)) {
      findings.add("touches who somebody is: " + query);
    }
    for (MatchResult asked : ASKED.matcher(query).results().toList()) {
      for (MatchResult word :
          WORD.matcher(asked.group(2).toLowerCase(Locale.ROOT)).results().toList()) {
        if (neverAskedBy.contains(word.group())) {
          findings.add("asks by " + word.group() + ": " + query);
        }
      }
    }
    return findings;
  }

  /// Names of columns that hold what is sealed or a key, and nothing else anywhere.
  private static Set<String> neverAskedBy(Set<String> columns) {
    Classified classified = columns();
    Map<Boolean, Set<String>> byName =
        columns.stream()
            .collect(
                Collectors.partitioningBy(
                    column -> classified.is(column, "sealed", "key"),
                    Collectors.mapping(
                        column -> column.substring(column.indexOf('.') + 1),
                        Collectors.toCollection(TreeSet::new))));
    Set<String> names = new TreeSet<>(byName.getOrDefault(true, Set.of()));
    names.removeAll(byName.getOrDefault(false, Set.of()));
    return names;
  }

  @Test
  void noQueryGroupsOrLooksUpByAPerson() throws SQLException {
    Set<String> never = neverAskedBy(schema().columns());
    assertThat(never).contains("identity", "key_mac", "content_ciphertext");
    List<String> findings = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (Path source : sources()) {
      for (String query : queries(Documents.read(source))) {
        seen.add(query);
        findings.addAll(findings(query, never));
      }
    }
    assertThat(seen).hasSizeGreaterThan(100).containsAll(OF_PARTY);
    assertThat(findings).isEmpty();
  }

  @Test
  void aQueryByAPersonWouldBeFound() {
    Set<String> never = Set.of("identity", "key_mac");
    String source =
        """
        jdbc.sql(\"""
            select count(*) from party p
            join matter m on m.id = p.matter where p.identity = ? \""");
        jdbc.sql("select a from b group by a");
        jdbc.sql("select id from matter where key_mac = ?");
        """;
    assertThat(queries(source)).hasSize(3);
    assertThat(queries(source).stream().flatMap(query -> findings(query, never).stream()))
        .anyMatch(finding -> finding.startsWith("touches who somebody is"))
        .anyMatch(finding -> finding.startsWith("asks by identity"))
        .anyMatch(finding -> finding.startsWith("groups"))
        .anyMatch(finding -> finding.startsWith("asks by key_mac"));
  }

  private static List<Path> sources() {
    return Documents.sources().stream()
        .filter(source -> source.startsWith(Documents.ROOT.resolve("server/src/main")))
        .toList();
  }

  // The API

  private static Classified api() {
    return new Classified("api.txt", OF_API);
  }

  /// What goes in and out: `Schema.property`, and parameters as `GET /path ?name`.
  private record Described(Set<String> properties, Set<String> parameters, Set<String> answered) {

    static Described of(JsonNode api) {
      Set<String> properties = new TreeSet<>();
      Set<String> parameters = new TreeSet<>();
      JsonNode schemas = api.at("/components/schemas");
      for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
        for (Map.Entry<String, JsonNode> property :
            schema.getValue().path("properties").properties()) {
          properties.add(schema.getKey() + "." + property.getKey());
        }
      }
      Set<String> answered = new TreeSet<>();
      for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
        for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
          String name = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
          for (JsonNode parameter : operation.getValue().path("parameters")) {
            String named = parameter.path("name").stringValue();
            switch (parameter.path("in").stringValue()) {
              case "path" -> parameters.add("{" + named + "}");
              case "query" -> parameters.add(name + " ?" + named);
              default -> {}
            }
          }
          reach(operation.getValue().path("responses"), schemas, answered);
        }
      }
      return new Described(properties, parameters, answered);
    }

    private static void reach(JsonNode node, JsonNode schemas, Set<String> reached) {
      for (String reference : node.findValuesAsString("$ref")) {
        String schema = reference.substring(reference.lastIndexOf('/') + 1);
        if (reached.add(schema)) {
          reach(schemas.path(schema), schemas, reached);
        }
      }
    }

    List<String> findings(Classified classified) {
      List<String> findings =
          new ArrayList<>(
              classified.findings(
                  Stream.concat(properties.stream(), parameters.stream())
                      .collect(Collectors.toCollection(TreeSet::new))));
      for (String property : properties) {
        if (classified.is(property, "identity")
            && answered.contains(property.substring(0, property.indexOf('.')))) {
          findings.add("it is answered who somebody is: " + property);
        }
      }
      for (String parameter : parameters) {
        if (!ASKED_BY.contains(classified.of(parameter).orElse(""))) {
          findings.add("it is asked by " + parameter);
        }
      }
      return findings;
    }
  }

  private JsonNode description() {
    return Api.json(api.send("GET", "/api/openapi.json", HttpRequest.BodyPublishers.noBody()));
  }

  @Test
  void nothingOfTheApiFindsListsOrAnswersAPerson() {
    Described described = Described.of(description());
    assertThat(described.properties()).hasSizeGreaterThan(200);
    assertThat(described.answered()).contains("MatterView").doesNotContain("FilingRequest");
    assertThat(described.findings(api())).isEmpty();
  }

  @Test
  void anAddressThatFindsByANameWouldBeFound() {
    JsonNode api = description();
    String bad =
        Api.text(api)
            .replaceFirst(
                "\"name\":\"stage\",\"in\":\"query\"", "\"name\":\"complainant\",\"in\":\"query\"")
            .replaceFirst(
                "\"MatterView\":\\{",
                "\"MatterView\":{\"x\":{\"\\$ref\":\"#/components/schemas/FilingRequest\"},");
    Described described = Described.of(JsonMapper.shared().readTree(bad));
    assertThat(described.findings(api()))
        .contains("it is asked by GET /api/v1/desk/search ?complainant")
        .contains("it is answered who somebody is: FilingRequest.identity");
  }

  // The pages

  private static final Pattern FIELD =
      Pattern.compile(
          "(?<![a-z-])name *= *(\"(?:\\$\\{(?:[^}\"]|\"[^\"]*\")*}|[^\"])*\"(?: *\\+"
              + " *[a-z.()]+)?)");

  /// Where somebody says who they are: nowhere else, and nowhere to find anything by it.
  private static final Set<String> WHERE_SOMEBODY_SAYS_WHO =
      Set.of(
          "complainant/bring-name.jte",
          "complainant/correct.jte",
          "complainant/join-agree.jte",
          "desk/register.jte",
          "desk/lost-key.jte");

  private static Map<String, String> templates() {
    Path folder = Documents.ROOT.resolve("server/src/main/jte");
    Map<String, String> templates = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".jte"))
          .forEach(file -> templates.put(folder.relativize(file).toString(), Documents.read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return templates;
  }

  private static Map<String, String> fields(Map<String, String> templates) {
    Map<String, String> fields = new LinkedHashMap<>();
    templates.forEach(
        (template, text) ->
            FIELD
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("\"csrf\"") && !name.equals("\"viewport\""))
                .forEach(name -> fields.put(template + " " + name, template)));
    return fields;
  }

  private static List<String> findings(Map<String, String> templates, Classified classified) {
    Map<String, String> fields = fields(templates);
    List<String> findings = new ArrayList<>(classified.findings(fields.keySet()));
    fields.forEach(
        (field, template) -> {
          boolean asksInTheAddress =
              templates.getOrDefault(template, "").contains("method=\"get\"");
          if (classified.is(field, "identity") && !WHERE_SOMEBODY_SAYS_WHO.contains(template)) {
            findings.add("somebody is asked for who they are: " + field);
          }
          if (asksInTheAddress && !ASKED_BY.contains(classified.of(field).orElse(""))) {
            findings.add("it is asked for in the address: " + field);
          }
        });
    return findings;
  }

  private static Classified ofFields() {
    return new Classified("fields.txt", OF_FIELDS);
  }

  @Test
  void noPageFindsAPerson() {
    assertThat(fields(templates())).hasSizeGreaterThan(100);
    assertThat(findings(templates(), ofFields())).isEmpty();
  }

  @Test
  void aFieldToFindSomebodyByWouldBeFound() {
    Map<String, String> more = new TreeMap<>(templates());
    more.merge("desk/today.jte", "<input name=\"complainant\" value=\"\">", String::concat);
    assertThat(findings(more, ofFields()))
        .anyMatch(
            finding ->
                finding.startsWith("nobody has classified") && finding.contains("complainant"))
        .anyMatch(finding -> finding.startsWith("it is asked for in the address"));
  }
}
