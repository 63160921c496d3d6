package org.huiyin.evidence.strip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;

/// PDF (ISO 32000): a new file of the pages as they are shown. What was filled into forms becomes
/// part of the page; marks and drawings on it stay without whose they are. Nothing runs, leads
/// elsewhere or is attached; earlier versions, bookmarks and what programs noted are gone; photos
/// on the pages are stripped like photos.
///
/// Takes memory by the file's size and more, and is therefore run in a process apart.
// KNOWN LIMIT: what draws a page is copied as it is, with whatever a program hid in its comments
// or in pictures that stand inside of it.
final class Pdf implements Stripping {

  private static final String DCT = COSName.DCT_DECODE.getName();

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    byte[] bytes = Channels.newInputStream(original).readAllBytes();
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.isEncrypted()) {
        throw new Locked();
      }
      fillIn(document);
      shorten(document);
      document.save(copy);
    } catch (InvalidPasswordException e) {
      throw new Locked();
    } catch (RuntimeException malformed) {
      throw new Unreadable("malformed PDF", malformed);
    }
  }

  private static void fillIn(PDDocument document) throws IOException {
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form != null) {
      Unreadable.unless(!form.xfaIsDynamic(), "a form that draws itself");
      form.flatten();
    }
  }

  private static void shorten(PDDocument document) throws IOException {
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    int pages = 0;
    for (PDPage page : document.getPages()) {
      COSDictionary shown = page.getCOSObject();
      PdfParts.keep(shown, PdfParts.PAGE);
      PdfMarks.keep(shown);
      pages++;
    }
    Unreadable.unless(pages > 0, "no page");
    PdfParts.keep(catalog, PdfParts.CATALOG);
    COSDictionary trailer = document.getDocument().getTrailer();
    PdfParts.keep(trailer, PdfParts.TRAILER);
    PdfParts parts = new PdfParts(Pdf::picture);
    parts.shorten(catalog);
  }

  private static void picture(COSStream picture) throws IOException {
    List<String> filters = filters(picture);
    if (filters.isEmpty()) {
      return;
    }
    String last = filters.getLast();
    if (last.equals(DCT) || last.equals("DCT")) {
      replace(picture, filters, last, new Jpeg());
    } else if (last.equals(COSName.JPX_DECODE.getName())) {
      replace(picture, filters, last, new Jpeg2000());
    }
  }

  private static List<String> filters(COSStream stream) {
    COSBase filters = stream.getFilters();
    return switch (filters) {
      case null -> List.of();
      case COSName one -> List.of(one.getName());
      case COSArray many -> many.toCOSNameStringList();
      default -> List.of();
    };
  }

  private static void replace(
      COSStream picture, List<String> filters, String last, Stripping stripping)
      throws IOException {
    byte[] coded;
    try (InputStream in = new PDStream(picture).createInputStream(List.of(last))) {
      coded = in.readAllBytes();
    }
    ByteArrayOutputStream stripped = new ByteArrayOutputStream(coded.length);
    stripping.strip(new SeekableInMemoryByteChannel(coded), stripped);
    try (OutputStream out = picture.createRawOutputStream()) {
      stripped.writeTo(out);
    }
    if (filters.size() > 1) {
      picture.setItem(COSName.FILTER, COSName.getPDFName(last));
      picture.removeItem(COSName.DECODE_PARMS);
    }
  }
}
