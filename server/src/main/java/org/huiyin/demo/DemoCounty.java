package org.huiyin.demo;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Credentials;
import org.huiyin.access.PasswordChoice;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Place;
import org.huiyin.authority.Role;
import org.huiyin.authority.Topic;
import org.huiyin.authority.Unit;
import org.jspecify.annotations.Nullable;

/// The fictional county of Qinghe (青禾县) in the city of Wangchuan (望川市): a petition
/// office, a water and a labour bureau, a county government, two townships, villages, the city
/// above, and officers in each role.
public final class DemoCounty {

  public static final String COUNTY = "990123";
  public static final String CITY = "990100";
  public static final String PETITIONS = COUNTY + "-petitions";
  public static final String WATER = COUNTY + "-water";
  public static final String LABOUR = COUNTY + "-labour";
  public static final String LIUTANG = COUNTY + "-liutang";
  public static final String SHIQIAO = COUNTY + "-shiqiao";

  private static final Editor SYSTEM = new Editor("system:demo", null);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Authorities authorities;
  private final Directory directory;
  private final Credentials credentials;
  private final Map<String, String> passwords = new HashMap<>();

  public DemoCounty(Authorities authorities, Directory directory, Credentials credentials) {
    this.authorities = authorities;
    this.directory = directory;
    this.credentials = credentials;
  }

  /// Builds the county where it isn't there yet.
  public DemoCounty load() {
    if (directory.institutionByCode(PETITIONS).isEmpty()) {
      build();
    }
    // With that the set-up is over.
    password("demo.admin");
    password("demo.admin2");
    return this;
  }

  /// Has the labour bureau ask for another officer's approval of its answers.
  DemoCounty withApproval() {
    UUID labour = directory.institutionByCode(LABOUR).orElseThrow().id();
    Change<Institution> changed =
        authorities.changeInstitution(SYSTEM, labour, bureau -> bureau.withApproval(true));
    if (changed instanceof Change.Changed<Institution>) {
      return this;
    }
    throw new IllegalStateException("demo: " + changed);
  }

  /// The sign-in names of its officers, sorted.
  public List<String> logins() {
    return directory.all().stream()
        .flatMap(institution -> directory.officers(institution.id()).stream())
        .map(Officer::login)
        .filter(login -> login.startsWith("demo."))
        .sorted()
        .toList();
  }

  /// The generated password of an officer: new at each start, made when it is first asked for.
  ///
  /// @throws IllegalArgumentException if there is no such officer
  public synchronized String password(String login) {
    Officer officer =
        directory
            .officerByLogin(login)
            .orElseThrow(() -> new IllegalArgumentException("login: none in the county: " + login));
    return passwords.computeIfAbsent(login, unknown -> passwordOf(officer));
  }

  /// A password that the officer chose, as far as the server knows: one that is given signs nobody
  /// in to more than choosing another.
  private String passwordOf(Officer officer) {
    String chosen = HexFormat.of().toHexDigits(RANDOM.nextLong());
    OfficerPrincipal principal =
        new OfficerPrincipal(
            officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
    if (credentials.choose(principal, chosen) instanceof PasswordChoice.Chosen) {
      return chosen;
    }
    throw new IllegalStateException("demo: no password for " + officer.login());
  }

  private void build() {
    UUID city = institution(CITY, CITY + "-gov", "望川市人民政府", "Wangchuan City Government", null);
    UUID county = institution(COUNTY, COUNTY + "-gov", "青禾县人民政府", "Qinghe County Government", city);
    UUID petitions =
        institution(COUNTY, PETITIONS, "青禾县信访局", "Qinghe County Petition Office", city);
    UUID water = institution(COUNTY, WATER, "青禾县水务局", "Qinghe County Water Bureau", city);
    UUID labour = institution(COUNTY, LABOUR, "青禾县人力资源和社会保障局", "Qinghe County Labour Bureau", city);
    UUID liutang = institution(COUNTY, LIUTANG, "柳塘镇人民政府", "Liutang Town Government", county);
    UUID shiqiao = institution(COUNTY, SHIQIAO, "石桥乡人民政府", "Shiqiao Township Government", county);

    place(COUNTY, "青禾县", "Qinghe County", null, county);
    place("990123101", "柳塘镇", "Liutang Town", COUNTY, liutang);
    place("990123101201", "北渠村", "Beiqu Village", "990123101", liutang);
    place("990123101202", "南湾村", "Nanwan Village", "990123101", liutang);
    place("990123201", "石桥乡", "Shiqiao Township", COUNTY, shiqiao);
    place("990123201201", "桥东村", "Qiaodong Village", "990123201", shiqiao);
    for (UUID institution : List.of(petitions, water, liutang, shiqiao)) {
      topic(institution, "irrigation", "农田灌溉", "irrigation");
      topic(institution, "drinking-water", "饮水", "drinking water");
    }
    for (UUID institution : List.of(petitions, labour)) {
      topic(institution, "wages", "拖欠工资", "unpaid wages");
    }

    UUID irrigation = unit(water, "农村水利科", "Rural Water Section");
    UUID supply = unit(water, "供水科", "Water Supply Section");
    UUID inspection = unit(labour, "劳动保障监察大队", "Labour Inspection");
    UUID liutangOffice = unit(liutang, "综合办公室", "General Office");
    UUID shiqiaoOffice = unit(shiqiao, "综合办公室", "General Office");
    UUID review = unit(city, "复查复核办公室", "Review Office");

    officer(petitions, null, "周敏", "demo.registrar", Role.REGISTRAR);
    officer(petitions, null, "吴川", "demo.supervisor", Role.SUPERVISOR);
    officer(petitions, null, "郑和", "demo.admin", Role.ADMINISTRATOR);
    officer(petitions, null, "苗青", "demo.admin2", Role.ADMINISTRATOR);
    officer(water, irrigation, "李青", "demo.handler", Role.HANDLER);
    officer(water, supply, "孙婕", "demo.handler2", Role.HANDLER);
    officer(water, null, "陈岭", "demo.lead", Role.LEAD);
    officer(water, null, "方圆", "demo.water-registrar", Role.REGISTRAR);
    officer(labour, inspection, "何冰", "demo.labour", Role.HANDLER, Role.REGISTRAR);
    officer(labour, null, "高远", "demo.labour-lead", Role.LEAD);
    officer(city, null, "丁宁", "demo.city-registrar", Role.REGISTRAR);
    officer(city, review, "林舟", "demo.reviewer", Role.REVIEWER);
    officer(city, null, "钱江", "demo.city-supervisor", Role.SUPERVISOR);
    officer(city, null, "宋平", "demo.city-lead", Role.LEAD);
    officer(county, null, "许诺", "demo.county-supervisor", Role.SUPERVISOR);
    officer(liutang, null, "秦和", "demo.mediator", Role.MEDIATOR);
    officer(county, null, "苏衡", "demo.assessor", Role.ASSESSOR);
    officer(city, null, "罗正", "demo.auditor", Role.AUDITOR);
    officer(petitions, null, "谢安", "demo.operator", Role.OPERATOR);
    officer(liutang, liutangOffice, "梁田", "demo.liutang", Role.REGISTRAR, Role.HANDLER);
    officer(liutang, null, "韩松", "demo.liutang-lead", Role.LEAD);
    officer(shiqiao, shiqiaoOffice, "唐溪", "demo.shiqiao", Role.REGISTRAR, Role.HANDLER);
    officer(shiqiao, null, "冯野", "demo.shiqiao-lead", Role.LEAD);
  }

  private UUID institution(
      String authority, String code, String zh, String en, @Nullable UUID superior) {
    Institution institution =
        new Institution(
            UUID.randomUUID(),
            authority,
            code,
            new Name(zh, en),
            superior,
            superior == null ? "江原省人民政府 Jiangyuan Province Government" : null,
            "青禾县纪检监察机关（电话 12388 转接） Qinghe County discipline inspection body",
            "cn-xinfang",
            null,
            null,
            null,
            true);
    return done(authorities.add(SYSTEM, institution)).id();
  }

  private void place(String code, String zh, String en, @Nullable String parent, UUID institution) {
    done(authorities.add(SYSTEM, new Place(code, new Name(zh, en), parent, institution)));
  }

  private void topic(UUID institution, String code, String zh, String en) {
    done(
        authorities.add(
            SYSTEM, new Topic(UUID.randomUUID(), institution, code, new Name(zh, en), true)));
  }

  private UUID unit(UUID institution, String zh, String en) {
    return done(authorities.add(
            SYSTEM, new Unit(UUID.randomUUID(), institution, new Name(zh, en), true)))
        .id();
  }

  private void officer(
      UUID institution, @Nullable UUID unit, String name, String login, Role... roles) {
    List<Role> held = new ArrayList<>(List.of(roles));
    done(
        authorities.add(
            SYSTEM,
            new Officer(
                UUID.randomUUID(),
                institution,
                unit,
                name,
                login,
                Set.copyOf(held),
                Set.of(),
                true)));
  }

  private static <T> T done(Change<T> change) {
    return switch (change) {
      case Change.Created<T>(T value) -> value;
      case Change.Changed<T>(T value) -> value;
      case Change.Absent<T> _, Change.Proposed<T> _ ->
          throw new IllegalStateException("demo: " + change);
      case Change.Refused<T>(var findings) ->
          throw new IllegalStateException("demo: refused: " + findings);
    };
  }
}
