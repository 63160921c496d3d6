package org.huiyin.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong with a body, from what the JSON parser threw: where the text stops being
/// JSON, or which field isn't as expected. Never repeats what was sent.
final class ProblemsOfJson {

  private ProblemsOfJson() {}

  static Problem of(@Nullable Throwable cause) {
    return switch (cause) {
      case UnrecognizedPropertyException unknown -> field(unknown, "unknown-property");
      case InvalidFormatException odd
          when odd.getOriginalMessage().contains(StorableText.REFUSAL) ->
          field(odd, "unkept-character");
      case InputCoercionException number when !number.getPath().isEmpty() ->
          field(number, "wrong-type");
      case DatabindException mismatch when !mismatch.getPath().isEmpty() ->
          field(mismatch, "wrong-type");
      case JacksonException broken -> malformed(broken.getLocation());
      case null, default ->
          Problem.of(ProblemType.MALFORMED_JSON).withDetail("malformed-json.empty");
    };
  }

  private static Problem malformed(@Nullable TokenStreamLocation at) {
    if (at == null || at.getLineNr() < 0) {
      return Problem.of(ProblemType.MALFORMED_JSON).withDetail("malformed-json.unplaced");
    }
    return Problem.of(ProblemType.MALFORMED_JSON, at.getLineNr(), at.getColumnNr())
        .with("line", at.getLineNr())
        .with("column", at.getColumnNr());
  }

  private static Problem field(JacksonException exception, String reason) {
    return Problem.fields(List.of(new Problem.Field(path(exception), reason)));
  }

  /// A name that the client made up, as far as an answer can hold it.
  private static String shown(String name) {
    return StorableText.storable(name) ? name : "\uFFFD";
  }

  private static String path(JacksonException exception) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : exception.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(shown(step.getPropertyName()));
      }
    }
    return path.toString();
  }
}
