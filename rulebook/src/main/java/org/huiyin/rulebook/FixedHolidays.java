package org.huiyin.rulebook;

import java.time.LocalDate;

/// The holidays of 全国年节及纪念日放假办法 (2024) Article 2 that need no lunar calendar:
/// 「（一）元旦，放假1天（1月1日）」「（四）劳动节，放假2天（5月1日、2日）」「（七）国庆节，放假3天（10月1日至3日）」.
///
/// Article 6 gives a day in return for each that falls on a weekend; the notice says which, so
/// it is not computed.
final class FixedHolidays {

  private FixedHolidays() {}

  /// The holiday's name, or an empty text.
  static String nameOf(LocalDate date) {
    int day = date.getDayOfMonth();
    return switch (date.getMonth()) {
      case JANUARY -> day == 1 ? "元旦" : "";
      case MAY -> day <= 2 ? "劳动节" : "";
      case OCTOBER -> day <= 3 ? "国庆节" : "";
      case FEBRUARY, MARCH, APRIL, JUNE, JULY, AUGUST, SEPTEMBER, NOVEMBER, DECEMBER -> "";
    };
  }
}
