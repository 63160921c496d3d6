package org.huiyin.administration;

import java.util.List;
import org.huiyin.page.Page;

/// One field of a form. Its label stands under `admin.field.<name>`, its hint under the same with
/// `.hint`, where it has one.
///
/// @param name as in the findings of module authority
/// @param options what there is to choose from, where one chooses
/// @param title its label where a rulebook names it; empty where the texts do
record Field(String name, Form form, List<Option> options, String title) {

  private static final String KEY = "admin.field.";

  enum Form {
    /// Shown and sent along, since it can't be changed.
    FIXED,
    LINE,
    LINES,
    ONE_OF,
    SOME_OF,
    YES
  }

  record Option(String value, String label) {}

  Field {
    options = List.copyOf(options);
  }

  Field(String name, Form form, List<Option> options) {
    this(name, form, options, "");
  }

  Field called(String named) {
    return new Field(name, form, options, named);
  }

  static Field line(String name) {
    return new Field(name, Form.LINE, List.of());
  }

  static Field lines(String name) {
    return new Field(name, Form.LINES, List.of());
  }

  static Field yes(String name) {
    return new Field(name, Form.YES, List.of());
  }

  static Field fixed(String name, Option only) {
    return new Field(name, Form.FIXED, List.of(only));
  }

  static Field oneOf(String name, List<Option> options) {
    return new Field(name, Form.ONE_OF, options);
  }

  static Field someOf(String name, List<Option> options) {
    return new Field(name, Form.SOME_OF, options);
  }

  /// What it is called, which may differ by list.
  String label(Page page, String kinds) {
    return title.isEmpty() ? page.textOr(KEY + name + "." + kinds, KEY + name) : title;
  }

  /// What helps to fill it in, or empty.
  String hint(Page page, String kinds) {
    String here = KEY + name + "." + kinds + ".hint";
    String everywhere = KEY + name + ".hint";
    if (page.has(here)) {
      return page.text(here);
    }
    return page.has(everywhere) ? page.text(everywhere) : "";
  }

  /// The value of this field as people read it; empty where there is none.
  String shown(Typed typed) {
    if (form == Form.LINE || form == Form.LINES || form == Form.YES) {
      return typed.text(name);
    }
    return String.join(
        ", ",
        options.stream()
            .filter(option -> typed.holds(name, option.value()))
            .map(Option::label)
            .toList());
  }
}
