package org.huiyin;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// Starts Huiyin: the server, or one of its commands where the first argument names it.
///
/// Beans go by their whole names: two modules may each have a controller of drafts.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class HuiyinApplication {

  static void main(String[] arguments) {
    String command = arguments.length > 0 ? arguments[0] : "";
    List<String> rest = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
    switch (command) {
      case "check" -> System.exit(CheckCommand.run(rest, System.out));
      case "import" -> System.exit(ImportCommand.run(rest, System.out));
      default -> SpringApplication.run(HuiyinApplication.class, arguments);
    }
  }
}
