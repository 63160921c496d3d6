package org.huiyin.copy;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The JSON Schema of the data that complainants take along.
@Controller("schemaOfMatterData")
class SchemaController {

  static final String PATH = "/schemas/matter-data-1.schema.json";

  private static final MediaType SCHEMA = new MediaType("application", "schema+json");

  @GetMapping(PATH)
  ResponseEntity<Resource> schema() {
    return ResponseEntity.ok()
        .contentType(SCHEMA)
        .body(new ClassPathResource("matter-data-1.schema.json", SchemaController.class));
  }
}
