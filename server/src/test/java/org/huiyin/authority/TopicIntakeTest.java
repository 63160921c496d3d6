package org.huiyin.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.authority.County.EDITOR;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huiyin.authority.TopicIntake.Said;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.junit.jupiter.api.Test;

class TopicIntakeTest {

  private final TestAuthorities node =
      TestAuthorities.on(TestTransactions.on(TestDatabase.fresh()));
  private final TopicIntake intake = new TopicIntake(node.authorities(), node.directory());
  private final Institution office = County.activeBelowSomeoneOutside(County.institution("office"));
  private final Map<String, Said> told = new TreeMap<>();

  private long take(boolean dryRun, String... names) {
    told.clear();
    return intake.take(EDITOR, office.id(), List.of(names), dryRun, told::put);
  }

  @Test
  void takesInNamesOnceAndRefusesThoseThatNamePeople() {
    node.authorities().add(EDITOR, office);
    assertThat(take(false, "城乡建设", "城乡建设 / 安全生产", "缠访户", "城乡建设")).isEqualTo(1);
    assertThat(told.get("缠访户")).isEqualTo(new Said.Rejected("names-people"));
    assertThat(node.directory().topics(office.id()))
        .extracting(topic -> topic.name().zh())
        .containsExactlyInAnyOrder("城乡建设", "城乡建设 / 安全生产");
    assertThat(take(false, "城乡建设")).isZero();
    assertThat(told).containsOnly(Map.entry("城乡建设", new Said.Same()));
  }

  @Test
  void givesNamesThatAreReadAlikeCodesOfTheirOwn() {
    node.authorities().add(EDITOR, office);
    assertThat(take(false, "公示", "公事", "公式")).isZero();
    assertThat(node.directory().topics(office.id()))
        .extracting(Topic::code)
        .containsExactlyInAnyOrder("gongshi", "gongshi-2", "gongshi-3");
  }

  @Test
  void onlyLooksWhereThatIsAsked() {
    node.authorities().add(EDITOR, office);
    assertThat(take(true, "城乡建设", "缠访户")).isEqualTo(1);
    assertThat(told.get("城乡建设")).isEqualTo(new Said.Done());
    assertThat(node.directory().topics(office.id())).isEmpty();
  }
}
