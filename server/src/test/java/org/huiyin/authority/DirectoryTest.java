package org.huiyin.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DirectoryTest {

  private final Institution city = County.institution("city");
  private final Institution county = County.below(County.institution("county"), city.id());
  private final Institution bureau = County.below(County.institution("bureau"), county.id());
  private final Institution other = County.below(County.institution("other"), city.id());

  private final Officer clerk = County.officer(bureau.id(), "clerk", Role.HANDLER);
  private final Officer chief =
      County.directing(County.officer(bureau.id(), "Chief", Role.LEAD), clerk.id());
  private final Officer deputy =
      County.directing(County.officer(bureau.id(), "deputy", Role.LEAD), chief.id());
  private final Officer retired = County.gone(County.officer(bureau.id(), "retired", Role.HANDLER));
  private final Officer head = County.officer(bureau.id(), "head", Role.LEAD);
  private final Officer stranger = County.officer(other.id(), "stranger", Role.HANDLER);

  private final Directory directory =
      Directory.of(
          new Directory.Content(
              List.of(city, county, County.headedBy(bureau, head.id()), other),
              List.of(),
              List.of(),
              List.of(clerk, chief, deputy, retired, head, stranger)));

  @Test
  void findsWhoIsAboveAtOnceAndFurtherUp() {
    assertThat(directory.superiorOf(bureau.id())).contains(county.id());
    assertThat(directory.superiorOf(city.id())).isEmpty();
    assertThat(directory.isBelow(bureau.id(), county.id())).isTrue();
    assertThat(directory.isBelow(bureau.id(), city.id())).isTrue();
  }

  @Test
  void putsNothingBelowItselfItsEqualsOrThoseUnderIt() {
    assertThat(directory.isBelow(bureau.id(), bureau.id())).isFalse();
    assertThat(directory.isBelow(bureau.id(), other.id())).isFalse();
    assertThat(directory.isBelow(city.id(), bureau.id())).isFalse();
    assertThat(directory.isBelow(UUID.randomUUID(), city.id())).isFalse();
  }

  @Test
  void endsEvenWhereTheTreeIsBroken() {
    Institution a = County.institution("a1");
    Institution b = County.below(County.institution("b1"), a.id());
    Directory broken =
        Directory.of(
            new Directory.Content(
                List.of(County.below(a, b.id()), b), List.of(), List.of(), List.of()));
    assertThat(broken.isBelow(a.id(), city.id())).isFalse();
  }

  @Test
  void followsTheChainOfCommandDownwardsOnly() {
    assertThat(directory.directs(chief.id(), clerk.id())).isTrue();
    assertThat(directory.directs(deputy.id(), clerk.id())).isTrue();
    assertThat(directory.directs(clerk.id(), chief.id())).isFalse();
    assertThat(directory.directs(chief.id(), chief.id())).isFalse();
  }

  @Test
  void letsTheHeadDirectEveryoneInTheInstitutionAndNobodyElsewhere() {
    assertThat(directory.directs(head.id(), clerk.id())).isTrue();
    assertThat(directory.directs(head.id(), deputy.id())).isTrue();
    assertThat(directory.directs(head.id(), stranger.id())).isFalse();
    assertThat(directory.directs(head.id(), head.id())).isFalse();
    assertThat(directory.directs(head.id(), UUID.randomUUID())).isFalse();
  }

  @Test
  void listsOnlyActiveOfficersOfARole() {
    assertThat(directory.officersAt(bureau.id(), Role.HANDLER)).containsExactly(clerk);
    assertThat(directory.officersAt(bureau.id(), Role.REVIEWER)).isEmpty();
  }

  @Test
  void findsSignInNamesWithoutRegardToCase() {
    assertThat(directory.officerByLogin("cHIEF")).contains(chief);
    assertThat(directory.officerByLogin("nobody")).isEmpty();
  }

  @Test
  void sortsChineseNamesByPinyin() {
    List<Institution> named =
        List.of(
            County.institution("i1", new Name("张村镇", "Zhangcun")),
            County.institution("i2", new Name("北沟镇", "Beigou")),
            County.institution("i3", new Name("水利局", "Water")),
            County.institution("i4", new Name("安丘镇", "Anqiu")),
            County.institution("i5", new Name("劳动局", "Labour")));
    Directory sorted = Directory.of(new Directory.Content(named, List.of(), List.of(), List.of()));
    assertThat(sorted.all())
        .extracting(institution -> institution.name().zh())
        .containsExactly("安丘镇", "北沟镇", "劳动局", "水利局", "张村镇");
  }

  @Test
  void refusesTwoThingsOfOneId() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Directory.of(
                    new Directory.Content(List.of(city, city), List.of(), List.of(), List.of())));
  }
}
