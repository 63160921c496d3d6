package org.huiyin.administration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.authority.Finding;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;

/// What module authority has found against a change, in words beside its fields.
final class Found {

  private Found() {}

  /// In the order of the form. What belongs to no field of it is said above.
  static Mistakes mistakes(List<Finding> findings, List<Field> fields, Page page) {
    Map<String, String> sentences = new LinkedHashMap<>();
    for (Field field : fields) {
      findings.stream()
          .filter(finding -> finding.field().equals(field.name()))
          .findFirst()
          .ifPresent(finding -> sentences.put(field.name(), sentence(finding, page)));
    }
    findings.stream()
        .filter(finding -> fields.stream().noneMatch(f -> f.name().equals(finding.field())))
        .findFirst()
        .ifPresent(finding -> sentences.put("form", sentence(finding, page)));
    return new Mistakes(sentences);
  }

  static String sentence(Finding finding, Page page) {
    String general = "admin.finding." + finding.reason().id();
    return page.textOr(
        general + "." + finding.field(), page.has(general) ? general : "admin.finding.other");
  }

  /// What a field says now, for people.
  static String shown(Field field, Typed typed, Page page) {
    if (field.form() == Field.Form.YES) {
      return page.text(typed.yes(field.name()) ? "admin.yes" : "admin.no");
    }
    String shown = field.shown(typed);
    return shown.isEmpty() ? page.text("admin.nothing") : shown;
  }
}
