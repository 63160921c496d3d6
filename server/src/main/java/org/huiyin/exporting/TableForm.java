package org.huiyin.exporting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.huiyin.copy.Copy;

/// In which form a list is taken along.
enum TableForm {
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  CSV("text/csv;charset=UTF-8");

  private final String type;

  TableForm(String type) {
    this.type = type;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<TableForm> of(String id) {
    return Arrays.stream(values()).filter(form -> form.id().equals(id)).findFirst();
  }

  Copy copy(String name, DutyTable table) {
    return new Copy(
        name + "." + id(),
        type,
        switch (this) {
          case XLSX -> table::xlsx;
          case CSV -> table::csv;
        });
  }
}
