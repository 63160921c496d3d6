package org.huiyin.administration;

import org.huiyin.rulebook.Rulebook;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The JSON Schema of rulebooks, by which editors complete and check them while they are written.
@Controller
class SchemaController {

  static final String PATH = "/schemas/rulebook-1.schema.json";

  private static final MediaType SCHEMA = new MediaType("application", "schema+json");

  @GetMapping(PATH)
  ResponseEntity<String> schema() {
    return ResponseEntity.ok().contentType(SCHEMA).body(Rulebook.schema());
  }
}
