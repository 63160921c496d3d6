package org.huiyin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class HuiyinApplication {

  static void main(String[] args) {
    SpringApplication.run(HuiyinApplication.class, args);
  }
}
