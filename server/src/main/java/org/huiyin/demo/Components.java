package org.huiyin.demo;

import gg.jte.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The parts that pages are made of, each with the examples that stand beside its template. Where
/// an example has a map of `zh` and `en`, that is one text in two languages.
final class Components {

  private static final String FOLDER = "components/";

  /// One component on the page.
  record Shown(String id, String title, List<Example> examples) {}

  record Example(String title, Content content) {}

  private final Pages pages;
  private final Map<String, Map<String, Object>> byTemplate;

  Components(Pages pages) {
    this.pages = pages;
    byTemplate = read();
  }

  List<Shown> in(Page page) {
    return byTemplate.entrySet().stream()
        .map(component -> shown(page, component.getKey(), component.getValue()))
        .toList();
  }

  private Shown shown(Page page, String template, Map<String, Object> component) {
    List<Example> examples =
        list(component.get("examples")).stream()
            .map(example -> example(page, template, map(example)))
            .toList();
    String id = template.replace('/', '-');
    return new Shown(id, said(page, component.get("title")).toString(), examples);
  }

  private Example example(Page page, String template, Map<String, Object> example) {
    return new Example(
        said(page, example.get("title")).toString(),
        part(page, template, map(example.get("with"))));
  }

  private Content part(Page page, String template, Map<String, Object> with) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("mistakes", Mistakes.NONE);
    with.forEach((name, value) -> parameters.put(name, parameter(page, name, value)));
    return pages.part(template, page, parameters);
  }

  private Object parameter(Page page, String name, Object value) {
    return switch (name) {
      case "mistakes" -> new Mistakes(sentences(page, map(value)));
      case "content" -> all(list(value).stream().map(part -> inner(page, map(part))).toList());
      default -> said(page, value);
    };
  }

  private Content inner(Page page, Map<String, Object> part) {
    return part(page, String.valueOf(part.get("template")), map(part.get("with")));
  }

  private static Content all(List<Content> parts) {
    return output -> parts.forEach(part -> part.writeTo(output));
  }

  private static Map<String, String> sentences(Page page, Map<String, Object> byField) {
    Map<String, String> sentences = new LinkedHashMap<>();
    byField.forEach((field, text) -> sentences.put(field, said(page, text).toString()));
    return sentences;
  }

  private static Object said(Page page, @Nullable Object value) {
    return switch (value) {
      case Map<?, ?> texts -> Objects.requireNonNull(texts.get(page.chinese() ? "zh" : "en"));
      case List<?> several -> several.stream().map(one -> said(page, one)).toList();
      case null -> "";
      default -> value;
    };
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> several ? several : List.of();
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((name, each) -> map.put(String.valueOf(name), each));
    }
    return map;
  }

  /// By template, such as `page/field`.
  private static Map<String, Map<String, Object>> read() {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath:" + FOLDER + "*/*.yaml"))
          .collect(
              Collectors.toMap(
                  Components::template, Components::read, (one, _) -> one, java.util.TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String template(Resource file) {
    try {
      String path = file.getURL().toString();
      return path.substring(
          path.lastIndexOf(FOLDER) + FOLDER.length(), path.length() - ".yaml".length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> read(Resource file) {
    YamlMapFactoryBean yaml = new YamlMapFactoryBean();
    yaml.setResources(file);
    return Objects.requireNonNull(yaml.getObject());
  }
}
