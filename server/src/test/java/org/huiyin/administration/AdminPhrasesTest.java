package org.huiyin.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.authority.Finding;
import org.huiyin.authority.PublicRecord;
import org.huiyin.authority.Role;
import org.huiyin.page.Wording;
import org.junit.jupiter.api.Test;

/// Texts whose keys are put together while running, so that no template names them.
class AdminPhrasesTest {

  private static final Set<Finding.Reason> OF_COVERS =
      EnumSet.range(Finding.Reason.NOT_ALLOWED_BY_ROLES, Finding.Reason.STANDS_IN);

  private static final Map<String, String> EN = Wording.in("en");

  @Test
  void existForEveryRoleKindAndReason() {
    assertThat(EN.keySet())
        .containsAll(Arrays.stream(Role.values()).map(role -> "admin.role." + role.id()).toList())
        .containsAll(PublicRecord.KINDS.stream().map(kind -> "published.kind." + kind).toList())
        .containsAll(
            Arrays.stream(Finding.Reason.values())
                .filter(reason -> !OF_COVERS.contains(reason))
                .map(reason -> "admin.finding." + reason.id())
                .toList());
  }

  @Test
  void existForEveryListAndField() {
    List<String> recorded =
        Administered.SERVER.bean(PublicRecord.class).page(everything()).changes().stream()
            .flatMap(change -> change.differences().stream())
            .map(difference -> "admin.field." + difference.field())
            .filter(key -> !key.startsWith("admin.field.lengths."))
            .distinct()
            .toList();

    assertThat(recorded).hasSizeGreaterThan(5);
    assertThat(EN.keySet()).containsAll(recorded);
    for (String kinds : List.of("institutions", "units", "officers", "places", "topics")) {
      assertThat(EN.keySet())
          .contains("admin.list." + kinds, "admin.add." + kinds, "admin.about." + kinds);
    }
  }

  private static PublicRecord.Query everything() {
    return new PublicRecord.Query(null, null, java.util.OptionalLong.empty());
  }
}
