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
    if (arguments.length > 0 && arguments[0].equals("check")) {
      List<String> rest = List.of(arguments).subList(1, arguments.length);
      System.exit(CheckCommand.run(rest, System.out));
    }
    if (arguments.length > 0 && arguments[0].equals("retention")) {
      List<String> rest = List.of(arguments).subList(1, arguments.length);
      System.exit(RetentionCommand.run(rest, System.out));
    }
    SpringApplication.run(HuiyinApplication.class, arguments);
  }
}
