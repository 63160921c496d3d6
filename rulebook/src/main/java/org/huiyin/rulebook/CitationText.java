package org.huiyin.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.rulebook.Explanation.Basis;
import org.jspecify.annotations.Nullable;

/// A provision in words: `xf 23(3)` is 《信访工作条例》第二十三条第三款. The first number in
/// brackets is the paragraph (款), the second the item (项). An item that stands directly in
/// its article follows a point: `xf 31.6` is 第三十一条第六项. A place of another form is shown
/// as it is.
final class CitationText {

  private static final Pattern PLACE =
      Pattern.compile(
          "([1-9]\\d{0,3})(?:\\.([1-9]\\d{0,2})|(?:\\(([1-9]\\d{0,2})\\))?(?:\\(([1-9]\\d{0,2})\\))?)");
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String[] POWERS = {"", "十", "百", "千"};

  private CitationText() {}

  static String of(Basis basis, Wording wording) {
    String text = source(basis, wording);
    return basis.citation().verify() ? wording.text("cite.unverified", text) : text;
  }

  private static String source(Basis basis, Wording wording) {
    String title = wording.in(basis.source());
    String place = basis.citation().place();
    if (place.isEmpty()) {
      return title;
    }
    List<String> parts = new ArrayList<>();
    for (String part : place.split(" ", -1)) {
      Matcher matcher = PLACE.matcher(part);
      if (!matcher.matches()) {
        return wording.text("cite.other", title, place);
      }
      parts.add(part(matcher, wording));
    }
    String joined = String.join(wording.text("cite.and"), parts);
    return wording.text(parts.size() == 1 ? "cite.one" : "cite.many", title, joined);
  }

  private static String part(Matcher place, Wording wording) {
    return element("cite.article", place.group(1), wording)
        + element("cite.item", place.group(2), wording)
        + element("cite.paragraph", place.group(3), wording)
        + element("cite.item", place.group(4), wording);
  }

  private static String element(String key, @Nullable String number, Wording wording) {
    if (number == null) {
      return "";
    }
    return wording.text(key, wording.isChinese() ? numeral(Integer.parseInt(number)) : number);
  }

  /// The Chinese numeral, as laws number their articles; 1 ≤ number ≤ 9999.
  static String numeral(int number) {
    StringBuilder text = new StringBuilder();
    boolean zero = false;
    for (int power = 3; power >= 0; power--) {
      int digit = number / (int) Math.pow(10, power) % 10;
      if (digit == 0) {
        zero = !text.isEmpty();
        continue;
      }
      text.append(zero ? "零" : "");
      zero = false;
      boolean ten = power == 1 && digit == 1 && text.isEmpty();
      text.append(ten ? "" : DIGITS.substring(digit, digit + 1)).append(POWERS[power]);
    }
    return text.toString();
  }
}
