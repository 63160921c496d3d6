package org.huiyin.database;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/// Starts the database that comes with Huiyin while Spring is still busy with itself: each takes
/// seconds on its own, and neither needs the other before the first connection.
///
/// Guarantees that what it started is closed with the context, also where the context failed
/// before anybody asked for a database, and that a start that fails is told to whoever asks for
/// it, as it would be without this. Starts nothing where the operator names a server.
public final class DatabaseAhead
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, DisposableBean {

  private static final Executor OWN_THREAD = Thread.ofPlatform().name("database-ahead")::start;

  private @Nullable CompletableFuture<EmbeddedPostgres> ahead;
  private boolean taken;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    boolean names =
        Binder.get(environment)
            .bind("huiyin.db", DatabaseProperties.class)
            .map(DatabaseProperties::namesServer)
            .orElse(false);
    if (names) {
      return;
    }
    Path home = Path.of(environment.getProperty("huiyin.home", Installation.USUAL));
    ahead =
        CompletableFuture.supplyAsync(
            () -> EmbeddedPostgres.start(Installation.at(home)), OWN_THREAD);
    var beans = (DefaultListableBeanFactory) context.getBeanFactory();
    beans.registerSingleton(DatabaseAhead.class.getName(), this);
    beans.registerDisposableBean(DatabaseAhead.class.getName(), this);
  }

  /// The database, once it runs. Whoever takes it closes it.
  ///
  /// @throws DatabaseUnavailableException where it can't or must not be started
  synchronized EmbeddedPostgres take() {
    if (ahead == null) {
      throw new IllegalStateException("nothing was started ahead");
    }
    taken = true;
    try {
      return ahead.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public synchronized void destroy() {
    if (ahead == null || taken) {
      return;
    }
    taken = true;
    EmbeddedPostgres unused = ahead.exceptionally(_ -> null).join();
    if (unused != null) {
      unused.close();
    }
  }
}
