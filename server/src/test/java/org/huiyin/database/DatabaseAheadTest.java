package org.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class DatabaseAheadTest {

  private final Path home;
  private final DatabaseAhead ahead = new DatabaseAhead();

  DatabaseAheadTest(@TempDir Path folder) {
    home = folder.resolve("home");
  }

  private AnnotationConfigApplicationContext begun(Map<String, Object> more) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("huiyin.home", home.toString())));
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("more", more));
    ahead.initialize(context);
    context.register(DatabaseConfiguration.class);
    return context;
  }

  @Test
  void isTheDatabaseOfWhoeverAsksAndEndsWithThem() {
    try (var context = begun(Map.of())) {
      context.refresh();
      assertThat(context.getBean(RunningDatabase.class)).isSameAs(ahead.take());
    }
    letsSomebodyElseIn();
  }

  @Test
  void endsWhereNobodyCameToAsk() {
    try (var context = begun(Map.of())) {
      context.registerBean("fails", Object.class, DatabaseAheadTest::fails);
      context.setAllowCircularReferences(false);
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(context::refresh)
          .withStackTraceContaining("on purpose");
    }
    letsSomebodyElseIn();
  }

  private static Object fails() {
    throw new IllegalArgumentException("on purpose");
  }

  /// A second one on the same folder is refused while the first holds it.
  private void letsSomebodyElseIn() {
    try (EmbeddedPostgres again = EmbeddedPostgres.start(Installation.at(home))) {
      assertThat(again.postmasterPid()).isPositive();
    }
  }

  @Test
  void tellsWhyItCouldNotStart() throws IOException {
    Path data = Installation.at(home).data();
    Files.createDirectory(data.resolve("cluster"));
    Files.writeString(data.resolve("cluster").resolve("PG_VERSION"), "9.1\n");
    try (var context = begun(Map.of())) {
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(context::refresh)
          .withRootCauseInstanceOf(DatabaseUnavailableException.class);
    }
  }

  @Test
  void startsNothingWhereTheOperatorNamesAServer() {
    try (var context = begun(Map.of("huiyin.db.url", "jdbc:postgresql://127.0.0.1:1/none"))) {
      assertThat(home).doesNotExist();
      assertThat(context.getBeanFactory().containsSingleton(DatabaseAhead.class.getName()))
          .isFalse();
    }
  }
}
