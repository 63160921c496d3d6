package org.huiyin;

import java.util.List;
import org.huiyin.database.DatabaseAhead;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// Starts Huiyin: the server, or one of its commands where the first argument names it.
///
/// Beans go by their whole names: two modules may each have a controller of drafts.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class HuiyinApplication {

  static void main(String[] arguments) {
    if (arguments.length > 0 && Commands.NAMES.contains(arguments[0])) {
      List<String> rest = List.of(arguments).subList(1, arguments.length);
      System.exit(Commands.run(arguments[0], rest, System.out, System.err));
    }
    serve(arguments);
  }

  private static void serve(String[] arguments) {
    SpringApplication application = new SpringApplication(HuiyinApplication.class);
    application.addInitializers(new DatabaseAhead());
    application.run(arguments);
  }
}
