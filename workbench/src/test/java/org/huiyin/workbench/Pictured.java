package org.huiyin.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Rulebooks to draw, and what a picture of them says when it is read as XML.
final class Pictured {

  static final Rulebook XINFANG = Rulebook.bundled("cn-xinfang");

  private Pictured() {}

  static Rulebook changed(UnaryOperator<String> change) {
    byte[] yaml = change.apply(XINFANG.yaml()).getBytes(StandardCharsets.UTF_8);
    return switch (Rulebook.read("changed.yaml", yaml)) {
      case Reading.Read(Rulebook rulebook) -> rulebook;
      case Reading.Unreadable unreadable -> throw new AssertionError(unreadable.findings());
    };
  }

  /// As many stages more, one after the other, with an act of an officer between each two.
  static Rulebook withStages(int more) {
    StringBuilder stages = new StringBuilder("\nstages:\n");
    StringBuilder acts = new StringBuilder("\nacts:\n");
    for (int i = 0; i < more; i++) {
      String id = "more-" + i;
      String title = "title: {zh: 环节" + i + ", en: stage number " + i + "}";
      String before = i == 0 ? "handling" : "more-" + (i - 1);
      stages.append("  ").append(id).append(": {").append(title).append(", legal: open}\n");
      acts.append("  to-").append(id).append(":\n    ").append(title);
      acts.append("\n    by: [handler@responsible]\n    in: [").append(before).append("]\n");
      acts.append("    leads-to: ").append(id).append("\n    source: house\n");
    }
    return changed(
        yaml -> yaml.replace("\nstages:\n", stages).replace("\nacts:\n", acts.toString()));
  }

  /// As many stages and acts more, each act from many stages to one that lies far from it.
  static Rulebook dense(int stages, int acts, int from) {
    StringBuilder stage = new StringBuilder("\nstages:\n");
    for (int i = 0; i < stages; i++) {
      stage.append("  more-").append(i).append(": {title: {zh: 环节, en: stage}, legal: open}\n");
    }
    StringBuilder act = new StringBuilder("\nacts:\n");
    for (int i = 0; i < acts; i++) {
      String name = "title: {zh: 行为" + i + ", en: act number " + i + "}";
      act.append("  lead-").append(i).append(":\n    ").append(name);
      act.append("\n    by: [handler@responsible]\n    in: [handling");
      for (int j = 0; j < from; j++) {
        act.append(", more-").append((i * 31 + j) % stages);
      }
      act.append("]\n    leads-to: more-").append(i * 7 % stages).append("\n    source: house\n");
    }
    return changed(yaml -> yaml.replace("\nstages:\n", stage).replace("\nacts:\n", act.toString()));
  }

  static Document xml(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new InputSource(new java.io.StringReader(svg)));
    } catch (Exception wrong) {
      throw new AssertionError("not well formed", wrong);
    }
  }

  static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /// All that is written in the picture, without blanks, since lines are broken anywhere.
  static String written(String svg) {
    StringBuilder written = new StringBuilder();
    elements(xml(svg), "text").forEach(text -> written.append(text.getTextContent()));
    return withoutBlanks(written.toString());
  }

  static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }
}
