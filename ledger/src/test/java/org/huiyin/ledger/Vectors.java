package org.huiyin.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The files that `vectors/make_vectors.py` wrote, read by Jackson and not by the code under test.
record Vectors(Map<String, Object> fields) {

  static final JsonMapper JACKSON = JsonMapper.shared();

  static Stream<Arguments> of(String name) {
    var vectors = read(name);
    if (vectors.isEmpty()) {
      throw new AssertionError("no vectors in " + name);
    }
    return vectors.stream().map(Vectors::new).map(v -> Arguments.of(Named.of(v.text("desc"), v)));
  }

  private static List<Map<String, Object>> read(String name) {
    try (var in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
      return JACKSON.readValue(Objects.requireNonNull(in, name), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String field) {
    return (String) Objects.requireNonNull(fields.get(field), field);
  }

  int number(String field) {
    return (Integer) Objects.requireNonNull(fields.get(field), field);
  }

  @SuppressWarnings("unchecked") // the script writes an object there
  Map<String, Object> object(String field) {
    return (Map<String, Object>) Objects.requireNonNull(fields.get(field), field);
  }
}
