package org.huiyin.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables as they come out of offices: encodings, quotes, spreadsheets, and what nobody meant to
/// be one.
class TableTest {

  private static final String YAML =
      """
      source: old-desk
      institution: "330781"
      kind: remedy
      id: 编号
      open: all
      texts: {ask: 标题, story: 内容}
      on: {column: 时间, formats: [yyyy/M/d]}
      """;

  private static final String TABLE =
      "编号,标题,内容,时间,备注\n1,路灯不亮,村口的路灯 𠮷 三个月不亮。,2024/2/3,x\n2,积水,雨后积水。,2024/2/4,y\n";

  private final Path folder;

  TableTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Mapping mapping(String more) {
    return ((Mapping.Read.Good) MappingReader.read(YAML + more)).mapping();
  }

  private List<Row> rows(byte[] file, String more) throws IOException {
    Path path = Files.write(folder.resolve("table"), file);
    try (Table table = Table.open(path, mapping(more))) {
      List<Row> rows = new ArrayList<>();
      table.rows().forEachRemaining(rows::add);
      return rows;
    } catch (Columns.UnfitTable e) {
      throw new AssertionError(e);
    } catch (Table.Broken e) {
      throw e.why();
    }
  }

  private UnreadableTable unreadable(byte[] file, String more) {
    List<UnreadableTable> thrown = new ArrayList<>();
    assertThatThrownBy(() -> rows(file, more))
        .isInstanceOfSatisfying(UnreadableTable.class, thrown::add);
    return thrown.getFirst();
  }

  private static void assertWhole(List<Row> rows) {
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().value("内容")).isEqualTo("村口的路灯 𠮷 三个月不亮。");
    assertThat(rows.getLast().value("时间")).isEqualTo("2024/2/4");
    assertThat(rows.getLast().taken()).doesNotContainKey("备注");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-16"})
  void encodingsThatTheMappingNamesAreRead(String encoding) throws IOException {
    assertWhole(rows(TABLE.getBytes(Charset.forName(encoding)), "encoding: " + encoding));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkSaysMoreThanTheMapping(String encoding) throws IOException {
    byte[] marked = ("\uFEFF" + TABLE).getBytes(Charset.forName(encoding));
    assertWhole(rows(marked, "encoding: ISO-8859-1"));
    assertWhole(rows(packed(marked), ""));
  }

  @Test
  void whatIsNotOfTheEncodingIsNamedByLineAndCharacter() {
    byte[] mixed = TABLE.replace("积水,", "积?水,").getBytes(UTF_8);
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = mixed[i] == '?' ? (byte) 0xB2 : mixed[i];
    }
    UnreadableTable thrown = unreadable(mixed, "");
    assertThat(thrown.why()).isEqualTo(UnreadableTable.Why.ENCODING);
    assertThat(thrown.line()).isEqualTo(3);
    assertThat(thrown.character()).isEqualTo(4);
  }

  @Test
  void anotherEncodingThanTheOneNamedIsSaid() {
    assertThat(unreadable(TABLE.getBytes(UTF_8), "encoding: GB18030").why())
        .isEqualTo(UnreadableTable.Why.UTF_8);
    assertThat(unreadable(TABLE.getBytes(Charset.forName("UTF-16LE")), "").why())
        .isEqualTo(UnreadableTable.Why.NO_TEXT);
    assertThat(unreadable(new byte[0], "").why()).isEqualTo(UnreadableTable.Why.EMPTY);
  }

  @Test
  void whatOccursInRealTablesIsRead() throws IOException {
    String table =
        "sep=;\r\n"
            + "\u200B 编号 ;\"\n标题\";内容;时间;;\r\n"
            + "\r\n"
            + "1;\"say \"\"hi\"\"; here\";\"two\r\nlines\" and more;2024/2/3;;\r"
            + ";;;;;\n"
            + "2;a\"b;c;2024/2/4";
    List<Row> rows = rows(table.getBytes(UTF_8), "delimiter: \";\"");
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().value("内容")).isEqualTo("two\r\nlines and more");
    assertThat(rows.getLast().value("时间")).isEqualTo("2024/2/4");
    assertThat(rows).allMatch(Row::whole);
  }

  @Test
  void aRowThatIsLongerThanTheTableIsToldFromOneWithEmptyCells() throws IOException {
    List<Row> rows =
        rows("编号,标题,内容,时间\n1,a,b,2024/2/3,,\n2,a,b,c,2024/2/3\n3,a\n".getBytes(UTF_8), "");
    assertThat(rows).extracting(Row::whole).containsExactly(true, false, true);
  }

  @Test
  void aQuoteThatStandsAloneEndsTheReadingByItsLine() {
    UnreadableTable thrown = unreadable((TABLE + "3,\"a,b,c,d\n4,e\n").getBytes(UTF_8), "");
    assertThat(thrown.why()).isEqualTo(UnreadableTable.Why.QUOTE);
    String endless = TABLE + "3,\"" + "a,b\n".repeat(Letters.LONGEST_ROW / 4 + 10_000);
    assertThat(unreadable(endless.getBytes(UTF_8), "").why())
        .isEqualTo(UnreadableTable.Why.LONG_ROW);
  }

  @Test
  void rowsBeforeWhatIsBrokenAreRead() throws IOException, Columns.UnfitTable {
    byte[] packed = packed(TABLE.repeat(3_000).getBytes(UTF_8));
    byte[] cut = java.util.Arrays.copyOf(packed, packed.length - 20);
    Path path = Files.write(folder.resolve("cut"), cut);
    int read = 0;
    try (Table table = Table.open(path, mapping(""))) {
      for (var rows = table.rows(); rows.hasNext(); rows.next()) {
        read++;
      }
      throw new AssertionError("it ended like a whole one");
    } catch (Table.Broken e) {
      assertThat(e.why()).isInstanceOf(UnreadableTable.class);
    }
    assertThat(read).isGreaterThan(1_000);
  }

  @Test
  void aColumnThatIsThereTwiceIsNamed() throws IOException {
    Path path = Files.writeString(folder.resolve("twice"), "编号,标题,内容,时间,标题\n1,a,b,c,d\n");
    assertThatThrownBy(() -> Table.open(path, mapping("")).close())
        .isInstanceOfSatisfying(
            Columns.UnfitTable.class,
            thrown ->
                assertThat(thrown.mistakes()).containsExactly("There are two columns called 标题."));
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] sheet() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "test", "1.0")) {
      Worksheet notes = book.newWorksheet("说明");
      notes.value(0, 0, "nothing");
      Worksheet sheet = book.newWorksheet("信件");
      String[] header = {"编号", "标题", "内容", "时间", "备注"};
      for (int i = 0; i < header.length; i++) {
        sheet.value(0, i, header[i]);
      }
      sheet.value(1, 0, 101000295613L);
      sheet.value(1, 1, "路灯不亮");
      sheet.value(1, 2, "村口的路灯 𠮷 三个月不亮。");
      sheet.value(1, 3, LocalDateTime.of(2024, 2, 3, 15, 20, 30));
      sheet.style(1, 3).format("[$-804]yyyy\\-m\\-d").set();
      sheet.value(3, 0, 2.5);
      sheet.value(3, 1, 1e21);
      sheet.formula(3, 2, "1+1");
      sheet.value(3, 3, 45326);
      sheet.value(3, 4, "mark");
    }
    return bytes.toByteArray();
  }

  @Test
  void aSheetIsReadAsItIsShown() throws IOException {
    List<Row> rows = rows(sheet(), "sheet: 信件");
    assertThat(rows).hasSize(2);
    Row first = rows.getFirst();
    assertThat(first.value("编号")).isEqualTo("101000295613");
    assertThat(first.value("内容")).isEqualTo("村口的路灯 𠮷 三个月不亮。");
    assertThat(first.value("时间")).isEqualTo("2024-02-03T15:20:30");
    Row last = rows.getLast();
    assertThat(last.line()).isEqualTo(4);
    assertThat(last.value("编号")).isEqualTo("2.5");
    assertThat(last.value("标题")).isEqualTo("1000000000000000000000");
    assertThat(last.value("时间")).isEqualTo("45326");
    assertThat(last.toString() + last.taken()).doesNotContain("mark");
  }

  @Test
  void whatIsNoSheetIsSaidToBeNone() throws IOException {
    assertThat(unreadable(sheet(), "sheet: 别的").why()).isEqualTo(UnreadableTable.Why.NO_SHEET);
    assertThat(unreadable(packed(sheet()), "").why()).isEqualTo(UnreadableTable.Why.PACKED_SHEET);
    assertThat(unreadable(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, "").why())
        .isEqualTo(UnreadableTable.Why.OLD_SHEET);
    assertThat(unreadable("PK\3\4 and nothing else".getBytes(UTF_8), "").why())
        .isEqualTo(UnreadableTable.Why.SHEET);
    assertThat(unreadable(changed("xl/workbook.xml", _ -> "<workbook>"), "").why())
        .isEqualTo(UnreadableTable.Why.SHEET);
  }

  /// One that names another file, one that unpacks to more than there is room for, and one whose
  /// single cell lies beyond all columns.
  @Test
  void aSheetThatMeansHarmIsNotRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "what nobody may read");
    String type = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
    assertThat(
            unreadable(
                    changed(
                        "xl/worksheets/sheet2.xml",
                        xml -> xml.replaceFirst("<worksheet", type + "<worksheet")),
                    "sheet: 信件")
                .why())
        .isEqualTo(UnreadableTable.Why.SHEET);
    assertThat(unreadable(bomb("<si><t>" + "a".repeat(1_000_000) + "</t></si>", 1), "").why())
        .isEqualTo(UnreadableTable.Why.LARGE_SHEET);
    Path small = Files.write(folder.resolve("small"), bomb("<si><t>a</t></si>", 20_000));
    new SheetScan(3_000_000).scan(small);
    assertThatThrownBy(() -> new SheetScan(1_000_000).scan(small))
        .isInstanceOf(UnreadableTable.class);
    assertThat(
            unreadable(
                    changed(
                        "xl/worksheets/sheet2.xml",
                        xml -> xml.replaceFirst("r=\"A2\"", "r=\"ZZZZZZ2\"")),
                    "sheet: 信件")
                .why())
        .isEqualTo(UnreadableTable.Why.LARGE_SHEET);
  }

  private byte[] bomb(String texts, int times) throws IOException {
    return changed("xl/sharedStrings.xml", _ -> "<sst>" + texts.repeat(times) + "</sst>");
  }

  private byte[] changed(String part, UnaryOperator<String> change) throws IOException {
    Path before = Files.write(folder.resolve("before"), sheet());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean found = false;
    try (ZipFile from = new ZipFile(before.toFile());
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipEntry each : Collections.list(from.entries())) {
        to.putNextEntry(new ZipEntry(each.getName()));
        byte[] content = from.getInputStream(each).readAllBytes();
        boolean here = each.getName().equals(part);
        found |= here;
        to.write(here ? change.apply(new String(content, UTF_8)).getBytes(UTF_8) : content);
      }
    }
    assertThat(found).as(part).isTrue();
    return bytes.toByteArray();
  }
}
