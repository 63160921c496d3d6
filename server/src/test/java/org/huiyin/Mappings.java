package org.huiyin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.page.Visit;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// Everything that the application answers, as Spring knows it: no list that somebody keeps.
public final class Mappings {

  private Mappings() {}

  /// One thing that can be asked for.
  ///
  /// @param method such as `GET`; `*` where any will do
  public record Mapping(String method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  public static List<Mapping> of(TestServer server) {
    List<Mapping> all = new ArrayList<>();
    for (HandlerMapping mapping : handlerMappings(server)) {
      if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
        methods.getHandlerMethods().forEach((info, handler) -> all.addAll(of(info, handler)));
      } else if (mapping instanceof AbstractUrlHandlerMapping urls) {
        urls.getHandlerMap().keySet().forEach(path -> all.add(new Mapping("*", path)));
      }
    }
    return all.stream()
        .distinct()
        .sorted(Comparator.comparing(Mapping::path).thenComparing(Mapping::method))
        .toList();
  }

  private static List<HandlerMapping> handlerMappings(TestServer server) {
    new Visit(server.uri()).get("/"); // Spring looks for them at the first request.
    List<HandlerMapping> found = server.bean(DispatcherServlet.class).getHandlerMappings();
    if (found == null) {
      throw new IllegalStateException("nothing is mapped");
    }
    return found;
  }

  private static List<Mapping> of(RequestMappingInfo info, HandlerMethod handler) {
    if (isOfTests(handler)) {
      return List.of();
    }
    Set<String> methods =
        info.getMethodsCondition().getMethods().stream()
            .map(RequestMethod::name)
            .collect(Collectors.toSet());
    return info.getPatternValues().stream()
        .flatMap(
            path ->
                (methods.isEmpty() ? Set.of("*") : methods)
                    .stream().map(method -> new Mapping(method, path)))
        .toList();
  }

  private static boolean isOfTests(HandlerMethod handler) {
    return handler
        .getBeanType()
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .getPath()
        .contains("test-classes");
  }
}
