package org.huiyin.importing;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// What the name of a column gives away. It knows the usual names and no others: the mapping says
/// the rest.
final class ColumnNames {

  private static final List<String> OF_USERS =
      List.of(
          "用户",
          "网友",
          "昵称",
          "账号",
          "帐号",
          "账户",
          "帐户",
          "用户名",
          "发帖人",
          "登录",
          "设备",
          "ip地址",
          "open_id",
          "openid",
          "unionid",
          "user",
          "login",
          "account",
          "author",
          "poster",
          "member",
          "nickname",
          "created by",
          "submitted by",
          "ip address",
          "device",
          "imei",
          "cookie",
          "session");

  private static final List<String> OF_IDENTITY =
      List.of(
          "姓名",
          "电话",
          "手机",
          "联系方式",
          "身份证",
          "住址",
          "家庭地址",
          "邮箱",
          "phone",
          "telephone",
          "mobile",
          "e mail",
          "email",
          "id card",
          "id number",
          "passport",
          "full name",
          "first name",
          "last name",
          "surname",
          "home address");

  private ColumnNames() {}

  /// Who used the old system, or by which device.
  static boolean isOfUsers(String column) {
    return names(column, OF_USERS);
  }

  /// Who a complainant is.
  static boolean isOfIdentity(String column) {
    return names(column, OF_IDENTITY);
  }

  private static boolean names(String column, List<String> words) {
    String name =
        Normalizer.normalize(column, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replace('_', ' ')
            .replace('-', ' ');
    return words.stream().map(word -> word.replace('_', ' ')).anyMatch(name::contains);
  }
}
