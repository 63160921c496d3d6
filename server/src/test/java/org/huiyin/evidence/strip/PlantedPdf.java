package org.huiyin.evidence.strip;

import static org.huiyin.evidence.strip.Planted.MARKER;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/// A PDF with a word planted in every layer, and some words that have to stay.
public final class PlantedPdf {

  static final String SHOWN = "No water since March";
  static final String FILLED = "Wang Xiaohe, 3 mu";
  static final String NOTED = "See the second line";

  private PlantedPdf() {}

  public static byte[] made(int pages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        page(document, i);
      }
      about(document);
      form(document);
      attachment(document);
      document.save(bytes);
    }
    return changed(bytes.toByteArray());
  }

  private static PDType1Font font() {
    return new PDType1Font(Standard14Fonts.FontName.HELVETICA);
  }

  private static void page(PDDocument document, int number) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    PDImageXObject photo =
        JPEGFactory.createFromStream(document, new ByteArrayInputStream(Planted.jpeg(1, "")));
    photo.getCOSObject().setString(COSName.getPDFName("Private"), MARKER);
    photo.setMetadata(new PDMetadata(document, new ByteArrayInputStream(Planted.bytes(MARKER))));
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(font(), 12);
      content.newLineAtOffset(50, 700);
      content.showText(SHOWN + ", page " + (number + 1));
      content.endText();
      content.drawImage(photo, 50, 500, 80, 80);
    }
    COSDictionary own = page.getCOSObject();
    COSDictionary program = new COSDictionary();
    program.setString(COSName.getPDFName("Private"), MARKER);
    own.setItem(COSName.getPDFName("PieceInfo"), program);
    own.setString(COSName.getPDFName("LastModified"), MARKER);
    own.setItem(COSName.getPDFName("Thumb"), stream(document));
    own.setItem(COSName.METADATA, stream(document));
    PDAnnotationText note = new PDAnnotationText();
    note.setContents(NOTED);
    note.setTitlePopup(MARKER);
    note.setRectangle(new PDRectangle(10, 10, 20, 20));
    note.setModifiedDate(MARKER);
    PDAnnotationLink link = new PDAnnotationLink();
    PDActionLaunch launch = new PDActionLaunch();
    launch.setF(MARKER + ".exe");
    link.setAction(launch);
    PDAnnotationFileAttachment attached = new PDAnnotationFileAttachment();
    attached.setFile(file(document));
    page.setAnnotations(List.of(note, link, attached));
  }

  private static COSStream stream(PDDocument document) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    try (var out = stream.createOutputStream()) {
      out.write(Planted.bytes(MARKER));
    }
    return stream;
  }

  private static void about(PDDocument document) throws IOException {
    PDDocumentInformation info = new PDDocumentInformation();
    info.setAuthor(MARKER);
    info.setCreator(MARKER);
    info.setTitle(MARKER);
    info.setCreationDate(Calendar.getInstance());
    info.setCustomMetadataValue("Company", MARKER);
    document.setDocumentInformation(info);
    document
        .getDocumentCatalog()
        .setMetadata(
            new PDMetadata(document, new ByteArrayInputStream(Planted.bytes("<x>" + MARKER))));
    document
        .getDocumentCatalog()
        .setOpenAction(new PDActionJavaScript("app.alert('" + MARKER + "')"));
    COSArray id = new COSArray();
    id.add(new COSString(MARKER));
    id.add(new COSString(MARKER));
    document.getDocument().setDocumentID(id);
  }

  private static void form(PDDocument document) throws IOException {
    PDAcroForm form = new PDAcroForm(document);
    document.getDocumentCatalog().setAcroForm(form);
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("Helv"), font());
    form.setDefaultResources(resources);
    form.setDefaultAppearance("/Helv 10 Tf 0 g");
    PDTextField field = new PDTextField(form);
    field.setPartialName(MARKER);
    form.getFields().add(field);
    var widget = field.getWidgets().getFirst();
    widget.setRectangle(new PDRectangle(50, 400, 200, 20));
    widget.setPage(document.getPage(0));
    List<PDAnnotation> marks = document.getPage(0).getAnnotations();
    marks.add(widget);
    document.getPage(0).setAnnotations(marks);
    field.setValue(FILLED);
    field.setAlternateFieldName(MARKER);
  }

  private static PDComplexFileSpecification file(PDDocument document) throws IOException {
    PDComplexFileSpecification file = new PDComplexFileSpecification();
    file.setFile(MARKER + ".exe");
    file.setEmbeddedFile(
        new PDEmbeddedFile(document, new ByteArrayInputStream(Planted.bytes("MZ" + MARKER))));
    return file;
  }

  private static void attachment(PDDocument document) throws IOException {
    PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
    files.setNames(Map.of(MARKER, file(document)));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(files);
    document.getDocumentCatalog().setNames(names);
  }

  /// The same, whose first version said something that the second one took back.
  private static byte[] changed(byte[] first) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(first)) {
      COSDictionary page = document.getPage(0).getCOSObject();
      page.setItem(COSName.getPDFName("Changed"), new COSDictionary());
      page.setNeedToBeUpdated(true);
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      document.saveIncremental(bytes);
    }
    return bytes.toByteArray();
  }
}
