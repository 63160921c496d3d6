package org.huiyin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Takes the places of a country in, twice, and searches among them over HTTP: by what the names
/// of randomly chosen places begin with or hold, by the words (characters, pinyin, initials) that
/// they are found by, by codes, and by the most frequent words there are. The import is a process
/// of its own, whose start is part of the time.
final class PlacesCommand {

  private static final int PLACES = 1_000;
  private static final int TIMES = 20;
  private static final List<String> FREQUENT =
      List.of(
          "村", "村委会", "社区", "居委会", "shequ", "cun", "新村", "xincun", "和平", "hp", "林场", "街道", "镇",
          "zhen", "团结", "村民委员会", "x", "wang", "lj", "县");

  private PlacesCommand() {}

  /// Words: the server's jar, a folder of CSV files as `import-places` takes it.
  static void run(String[] args) throws IOException, SQLException {
    if (args.length < 2) {
      throw new IllegalArgumentException("expected JAR FOLDER");
    }
    Path jar = Path.of(args[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> words = List.of("import-places", args[1], "--as", "demo.admin");
    List<String> options = List.of("-Xmx256m");
    DemoServer server = DemoServer.start(jar, options);
    try {
      for (String which : List.of("first", "again")) {
        long began = System.nanoTime();
        server = server.after(jar, options, words, 0);
        out.printf(
            Locale.ROOT,
            "import, %s, with two starts: %.1f s%n",
            which,
            (System.nanoTime() - began) / 1e9);
      }
      search(server, out);
    } finally {
      server.close();
    }
  }

  private static void search(DemoServer server, PrintStream out) throws IOException, SQLException {
    Api api = new Api(server.address());
    String token = api.administrator("demo.admin", server.passwordOf("demo.admin"));
    List<String> beginnings = new ArrayList<>();
    List<String> within = new ArrayList<>();
    List<String> found = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    Random random = new Random(8);
    try (Connection owner = server.owner();
        Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select code, name_zh, words from place order by md5(code) limit " + PLACES)) {
      while (row.next()) {
        String code = row.getString(1);
        String name = row.getString(2);
        beginnings.add(name.substring(0, Math.min(name.length(), 2 + random.nextInt(3))));
        int from = random.nextInt(Math.max(1, name.length() - 1));
        within.add(name.substring(from, Math.min(name.length(), from + 2)));
        found.add(word(row.getArray(3), random));
        codes.add(code.substring(0, Math.min(code.length(), 4 + random.nextInt(9))));
      }
    }
    List<String> frequent = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      frequent.addAll(FREQUENT);
    }
    beginnings.forEach(typed -> api.places(token, typed)); // so that everything has run once
    out.printf("%-22s %9s %9s %9s %9s%n", "search", "searches", "p50 ms", "p99 ms", "most ms");
    measure(api, token, out, "a name begins so", beginnings);
    measure(api, token, out, "two characters of it", within);
    measure(api, token, out, "pinyin and the like", found);
    measure(api, token, out, "a code begins so", codes);
    measure(api, token, out, "the most frequent", frequent);
    out.printf(Locale.ROOT, "memory of the server: %d MB%n", server.resident());
  }

  private static String word(Array words, Random random) throws SQLException {
    String[] all = (String[]) words.getArray();
    String word = all[random.nextInt(all.length)];
    return word.startsWith(".") ? word.substring(1) : word;
  }

  private static void measure(
      Api api, String token, PrintStream out, String name, List<String> searches) {
    long[] micros = new long[searches.size()];
    long all = System.nanoTime();
    for (int i = 0; i < micros.length; i++) {
      long began = System.nanoTime();
      api.places(token, searches.get(i));
      micros[i] = (System.nanoTime() - began) / 1_000;
    }
    Measured measured = new Measured(micros, Duration.ofNanos(System.nanoTime() - all));
    out.printf(
        Locale.ROOT,
        "%-22s %9d %9.2f %9.2f %9.2f%n",
        name,
        measured.count(),
        measured.millisAt(0.50),
        measured.millisAt(0.99),
        measured.millisAt(1.0));
  }
}
