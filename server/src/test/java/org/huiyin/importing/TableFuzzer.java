package org.huiyin.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.huiyin.matter.FieldError;
import org.jspecify.annotations.Nullable;

/// What Jazzer calls: bytes that nobody meant to be a mapping, a table or a spreadsheet, read as
/// each. Whatever they are, they are taken, or refused by name. Jazzer isn't needed to compile
/// this.
public final class TableFuzzer {

  private static final List<Mapping> MAPPINGS =
      List.of(mapping("UTF-8"), mapping("GB18030"), mapping("UTF-16LE"));

  private TableFuzzer() {}

  private static Mapping mapping(String encoding) {
    String yaml =
        """
        source: old-desk
        institution: {column: office, values: {a: b}, else: c}
        kind: remedy
        id: id
        users: [by]
        encoding: %s
        open: {column: state, values: [open], ended: [closed]}
        texts: {ask: ask, story: [story, ask2]}
        on: {column: day, formats: [yyyy/M/d, d/M/yyyy, excel, epoch-seconds]}
        acts: {closed: {column: end, texts: {answer: answer}}}
        identity: {name: who}
        """
            .formatted(encoding);
    return ((Mapping.Read.Good) MappingReader.read(yaml)).mapping();
  }

  /// Reads one input in every way.
  ///
  /// @throws IllegalStateException if something is promised and doesn’t hold
  public static void fuzzerTestOneInput(byte[] input) {
    mapping(input);
    for (Mapping mapping : MAPPINGS) {
      table(input, mapping);
    }
    if (input.length > 4 && input[0] == 'P' && input[1] == 'K') {
      sheet(input);
    }
  }

  private static void mapping(byte[] input) {
    switch (MappingReader.read(new String(input, StandardCharsets.UTF_8))) {
      case Mapping.Read.Good(var mapping) -> {
        for (String column : mapping.taken()) {
          if (ColumnNames.isOfUsers(column) || mapping.users().contains(column)) {
            throw new IllegalStateException("a column of users is taken");
          }
        }
        table("id,ask,story,day\n1,a,b,2024/2/3\n".getBytes(StandardCharsets.UTF_8), mapping);
      }
      case Mapping.Read.Bad(var mistakes) -> {
        if (mistakes.isEmpty()) {
          throw new IllegalStateException("refused without a word");
        }
      }
    }
  }

  private static void table(byte[] input, Mapping mapping) {
    try (Table table = Table.open(new ByteArrayInputStream(input), input.length, mapping)) {
      rows(table, mapping);
    } catch (UnreadableTable | Columns.UnfitTable refused) {
      named(refused.getMessage());
    } catch (IOException e) {
      throw new IllegalStateException("refused without a name", e);
    }
  }

  private static void sheet(byte[] input) {
    try {
      Path file = Files.createTempFile("huiyin-fuzzed", ".xlsx");
      try {
        Files.write(file, input);
        try (Table table = Table.open(file, MAPPINGS.getFirst())) {
          rows(table, MAPPINGS.getFirst());
        }
      } finally {
        Files.delete(file);
      }
    } catch (UnreadableTable | Columns.UnfitTable refused) {
      named(refused.getMessage());
    } catch (IOException e) {
      throw new IllegalStateException("refused without a name", e);
    }
  }

  private static void rows(Table table, Mapping mapping) {
    Guard guard = new Guard(mapping, ZoneOffset.UTC, LocalDate.EPOCH);
    Reasons reasons = new Reasons(mapping, Locale.ENGLISH);
    try {
      for (Iterator<Row> rows = table.rows(); rows.hasNext(); ) {
        Row row = rows.next();
        if (!mapping.taken().containsAll(row.taken().keySet())) {
          throw new IllegalStateException("more was taken than the mapping names");
        }
        if (guard.pass(row) instanceof Guard.Passed.Rejected(List<FieldError> errors)) {
          named(reasons.of(errors));
        }
      }
    } catch (Table.Broken e) {
      if (!(e.why() instanceof UnreadableTable)) {
        throw new IllegalStateException("ended without a name", e);
      }
    }
  }

  private static void named(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw new IllegalStateException("refused without a word");
    }
  }
}
