package org.huiyin.complainant;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// A document for complainants as a page, in the classes of our style sheet. A link to a document
/// that is a page here too leads there; another document isn't on this site, so its link becomes
/// its words. Immutable.
///
/// @param title its first heading
record PrivacyText(String title, String html) {

  private static final List<Extension> TABLES = List.of(TablesExtension.create());

  /// Documents that are pages here.
  private static final Map<String, String> HERE = Map.of("rulebooks.md", "/rulebooks");

  static PrivacyText of(String resource) {
    try (InputStream in =
        Objects.requireNonNull(PrivacyText.class.getResourceAsStream(resource), resource)) {
      return parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PrivacyText parsed(String markdown) {
    Node document = Parser.builder().extensions(TABLES).build().parse(markdown);
    Reading reading = new Reading();
    document.accept(reading);
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(
                context -> (node, tag, attributes) -> attributes.putAll(reading.of(node)))
            .build();
    return new PrivacyText(reading.title, renderer.render(document));
  }

  Content content() {
    return output -> output.writeContent(html);
  }

  /// Says which class each part is of, and what a cell of a table is about: on a narrow screen its
  /// column has no heading.
  private static final class Reading extends AbstractVisitor {

    private final Map<Node, Map<String, String>> attributes = new HashMap<>();
    private final List<String> columns = new ArrayList<>();
    private String title = "";

    Map<String, String> of(Node node) {
      return attributes.getOrDefault(node, Map.of());
    }

    @Override
    public void visit(Heading heading) {
      if (heading.getLevel() == 1) {
        title = words(heading);
      }
      classes(heading, heading.getLevel() == 1 ? "govuk-heading-l" : "govuk-heading-m");
      visitChildren(heading);
    }

    @Override
    public void visit(Paragraph paragraph) {
      classes(paragraph, "govuk-body");
      visitChildren(paragraph);
    }

    @Override
    public void visit(BulletList list) {
      classes(list, "govuk-list govuk-list--bullet");
      visitChildren(list);
    }

    @Override
    public void visit(Link link) {
      String page = HERE.get(link.getDestination());
      if (page == null && !link.getDestination().startsWith("https://")) {
        unlink(link);
        return;
      }
      classes(link, "govuk-link");
      link.setDestination(page == null ? link.getDestination() : page);
      visitChildren(link);
    }

    /// The words of a link without it.
    private void unlink(Link link) {
      for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
        link.insertBefore(child);
      }
      link.unlink();
    }

    @Override
    public void visit(CustomBlock block) {
      if (block instanceof TableBlock) {
        columns.clear();
        classes(block, "kept");
      }
      visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableCell cell) {
        cell(cell);
      }
      visitChildren(node);
    }

    private void cell(TableCell cell) {
      if (cell.isHeader() && cell.getParent().getParent() instanceof TableHead) {
        columns.add(words(cell));
        attributes.put(cell, Map.of("scope", "col"));
      } else if (cell.getParent().getParent() instanceof TableBody && cell.getPrevious() != null) {
        attributes.put(cell, Map.of("data-column", columns.get(place(cell))));
      }
    }

    private static int place(Node cell) {
      int before = 0;
      for (Node node = cell.getPrevious(); node != null; node = node.getPrevious()) {
        before++;
      }
      return before;
    }

    private void classes(Node node, String classes) {
      attributes.put(node, Map.of("class", classes));
    }

    private static String words(Node node) {
      StringBuilder words = new StringBuilder();
      node.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text text) {
              words.append(text.getLiteral());
            }
          });
      return words.toString();
    }
  }
}
