package org.huiyin.evidence.strip;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes a part of an office file anew, event by event: elements and attributes that tell who,
/// when and on which computer, and those that lead to what is gone, aren't written; nor are
/// comments, instructions to programs and declarations of entities, which end the reading.
final class OfficePart {

  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String STRICT_RELATIONS =
      "http://purl.oclc.org/ooxml/officeDocument/relationships";
  private static final String NOWHERE = "about:blank";

  private static final Set<String> LEFT_OUT =
      Set.of(
          "rsids",
          "rsid",
          "rsidRoot",
          "attachedTemplate",
          "docVars",
          "docVar",
          "docId",
          "mailMerge",
          "dataBinding",
          "absPath",
          "fileSharing",
          "revisionPtr",
          "customWorkbookViews",
          "customSheetViews",
          "externalReferences",
          "webPublishing",
          "fileVersion",
          "proofState",
          "saveThroughXslt",
          "documentProtection",
          "writeProtection",
          "userInfo",
          "webPublishItems",
          "smartTagType",
          "smartTagPr",
          "lastEdited");

  /// People, days, and computers' names for the same text.
  private static final Set<String> EMPTIED = Set.of("author", "initials");

  private static final Set<String> UNWRITTEN =
      Set.of(
          "date",
          "dateUtc",
          "paraId",
          "textId",
          "rsidR",
          "rsidRPr",
          "rsidRDefault",
          "rsidP",
          "rsidTr",
          "rsidDel",
          "rsidSect",
          "uid",
          "documentId",
          "refreshedBy",
          "refreshedDate",
          "userName",
          "descr",
          "title",
          "alt",
          "codeName",
          "storeItemID",
          "lastGuid",
          "gfxdata",
          "editId",
          "anchorId",
          "spid",
          "userId",
          "providerId");

  /// Fields that programs count; all others keep what they last showed.
  private static final Pattern COUNTED =
      Pattern.compile("(PAGE|NUMPAGES|SECTIONPAGES)(\\s++\\\\\\*\\s++\\w++)*+");

  /// Formulas that reach outside of the workbook.
  private static final Pattern REACHING =
      Pattern.compile("[\\[|]|WEBSERVICE|HYPERLINK|RTD|CALL|REGISTER|FILTERXML|IMAGE\\(");

  private static final int MOST_TEXT = 4 << 20;

  private OfficePart() {}

  /// The list of the kinds of parts, without those that are gone.
  static void types(InputStream in, OutputStream out, Predicate<String> here) throws IOException {
    new Copying(in, out) {
      @Override
      boolean isLeftOut(XMLStreamReader at) {
        String part = at.getAttributeValue(null, "PartName");
        return part != null && !here.test(part);
      }
    }.run();
  }

  /// What a part is related to. Where it leads elsewhere, it leads nowhere.
  ///
  /// @return the ids of those that are gone
  static Set<String> relations(InputStream in, OutputStream out, Predicate<String> here)
      throws IOException {
    Set<String> gone = new HashSet<>();
    new Copying(in, out) {
      @Override
      boolean isLeftOut(XMLStreamReader at) {
        if (!at.getLocalName().equals("Relationship")) {
          return false;
        }
        String target = String.valueOf(at.getAttributeValue(null, "Target"));
        String type = String.valueOf(at.getAttributeValue(null, "Type"));
        boolean stays = isElsewhere(at) ? type.endsWith("/hyperlink") : here.test(target);
        if (!stays) {
          gone.add(String.valueOf(at.getAttributeValue(null, "Id")));
        }
        return !stays;
      }

      @Override
      String value(XMLStreamReader at, int attribute) {
        return isElsewhere(at) && at.getAttributeLocalName(attribute).equals("Target")
            ? NOWHERE
            : super.value(at, attribute);
      }

      private boolean isElsewhere(XMLStreamReader at) {
        return "External".equals(at.getAttributeValue(null, "TargetMode"));
      }
    }.run();
    return gone;
  }

  static void content(InputStream in, OutputStream out, Set<String> gone) throws IOException {
    new Content(in, out, gone).run();
  }

  private static class Content extends Copying {
    private final Set<String> gone;

    Content(InputStream in, OutputStream out, Set<String> gone) {
      super(in, out);
      this.gone = gone;
    }

    @Override
    boolean isLeftOut(XMLStreamReader at) {
      String name = at.getLocalName();
      return LEFT_OUT.contains(name)
          || (!name.equals("pageSetup") && !name.equals("hyperlink") && leadsToGone(at));
    }

    private boolean leadsToGone(XMLStreamReader at) {
      for (int i = 0; i < at.getAttributeCount(); i++) {
        if (isGone(at, i) && at.getAttributeLocalName(i).equals("id")) {
          return true;
        }
      }
      return false;
    }

    private boolean isGone(XMLStreamReader at, int attribute) {
      String space = String.valueOf(at.getAttributeNamespace(attribute));
      return (space.equals(RELATIONS) || space.equals(STRICT_RELATIONS))
          && gone.contains(at.getAttributeValue(attribute));
    }

    @Override
    boolean isUnwritten(XMLStreamReader at, int attribute) {
      return UNWRITTEN.contains(at.getAttributeLocalName(attribute)) || isGone(at, attribute);
    }

    @Override
    String value(XMLStreamReader at, int attribute) {
      String element = at.getLocalName();
      String name = at.getAttributeLocalName(attribute);
      // Programs name a picture after the file that it was.
      boolean pictures =
          name.equals("name") && (element.equals("cNvPr") || element.equals("docPr"));
      boolean field =
          name.equals("instr") && !COUNTED.matcher(super.value(at, attribute).strip()).matches();
      return EMPTIED.contains(name) || pictures || field ? "" : super.value(at, attribute);
    }

    @Override
    String text(String element, String text) {
      return switch (element) {
        case "instrText", "delInstrText" -> COUNTED.matcher(text.strip()).matches() ? text : "";
        case "author", "lastModifiedBy" -> "";
        case "f", "definedName", "formula", "formula1", "formula2" ->
            REACHING.matcher(text).find() ? "" : text;
        default -> text;
      };
    }

    @Override
    boolean isWhole(String element) {
      return Set.of("f", "definedName", "instrText", "formula", "formula1", "formula2")
          .contains(element);
    }
  }

  /// Copies all but what it is told to leave out.
  private static class Copying {
    private static final XMLInputFactory READING = reading();
    private static final XMLOutputFactory WRITING = XMLOutputFactory.newDefaultFactory();
    private final InputStream in;
    private final Writer out;
    private final ArrayDeque<String> open = new ArrayDeque<>();
    private final StringBuilder whole = new StringBuilder();

    Copying(InputStream in, OutputStream out) {
      this.in = in;
      // Given a stream, the writer would give its bytes out one by one.
      this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
    }

    private static XMLInputFactory reading() {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_COALESCING, false);
      return factory;
    }

    boolean isLeftOut(XMLStreamReader at) {
      return false;
    }

    boolean isUnwritten(XMLStreamReader at, int attribute) {
      return false;
    }

    String value(XMLStreamReader at, int attribute) {
      return at.getAttributeValue(attribute);
    }

    String text(String element, String text) {
      return text;
    }

    /// Whether the text of the element is judged as a whole.
    boolean isWhole(String element) {
      return false;
    }

    void run() throws IOException {
      try {
        XMLStreamReader at = READING.createXMLStreamReader(in);
        XMLStreamWriter to = WRITING.createXMLStreamWriter(out);
        to.writeStartDocument("UTF-8", "1.0");
        while (at.hasNext()) {
          event(at, at.next(), to);
        }
        to.writeEndDocument();
        to.flush();
        out.flush();
      } catch (XMLStreamException e) {
        if (e.getNestedException() instanceof IOException failed) {
          throw failed;
        }
        throw new Unreadable("malformed part", e);
      }
    }

    private void event(XMLStreamReader at, int event, XMLStreamWriter to)
        throws XMLStreamException, IOException {
      switch (event) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unreadable("declared entities");
        case XMLStreamConstants.START_ELEMENT -> {
          if (isLeftOut(at)) {
            skip(at);
          } else {
            start(at, to);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          judge(to);
          open.pop();
          to.writeEndElement();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (open.isEmpty()) {
            return;
          }
          if (isWhole(open.peek())) {
            whole.append(at.getText());
            Unreadable.unless(whole.length() <= MOST_TEXT, "too long a text");
          } else {
            to.writeCharacters(text(open.peek(), at.getText()));
          }
        }
        default -> {}
      }
    }

    private void judge(XMLStreamWriter to) throws XMLStreamException {
      if (!whole.isEmpty()) {
        to.writeCharacters(text(String.valueOf(open.peek()), whole.toString()));
        whole.setLength(0);
      }
    }

    private static void skip(XMLStreamReader at) throws XMLStreamException {
      int depth = 1;
      while (depth > 0) {
        int event = at.next();
        depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
        depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      }
    }

    private void start(XMLStreamReader at, XMLStreamWriter to)
        throws XMLStreamException, IOException {
      judge(to);
      open.push(at.getLocalName());
      Unreadable.unless(open.size() <= 200, "too deep");
      String prefix = text(at.getPrefix());
      to.writeStartElement(prefix, at.getLocalName(), text(at.getNamespaceURI()));
      for (int i = 0; i < at.getNamespaceCount(); i++) {
        String declared = text(at.getNamespacePrefix(i));
        if (declared.isEmpty()) {
          to.writeDefaultNamespace(text(at.getNamespaceURI(i)));
        } else {
          to.writeNamespace(declared, text(at.getNamespaceURI(i)));
        }
      }
      for (int i = 0; i < at.getAttributeCount(); i++) {
        if (!isUnwritten(at, i)) {
          attribute(at, i, to);
        }
      }
    }

    private void attribute(XMLStreamReader at, int i, XMLStreamWriter to)
        throws XMLStreamException {
      String space = text(at.getAttributeNamespace(i));
      if (space.isEmpty()) {
        to.writeAttribute(at.getAttributeLocalName(i), value(at, i));
      } else {
        to.writeAttribute(
            text(at.getAttributePrefix(i)), space, at.getAttributeLocalName(i), value(at, i));
      }
    }

    private static String text(@Nullable String text) {
      return text == null ? "" : text;
    }
  }
}
