package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.authority.Directory;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// R4: whoever has read something is named, and can be objected to, on the page.
class ObjectionPageTest {

  private static final String WHY = "这位工作人员不办我的事，为什么看？";

  private final Api api = Api.shared();

  @Test
  void isMadeToOneOfThoseWhoHaveReadAndIsReadWithItsAnswer() {
    Brought brought = Brought.accepted(api);
    assertThat(brought.open("demo.supervisor").statusCode()).isEqualTo(200);
    Visit visit = Following.with(brought);
    assertThat(visit.get("/matter").text()).contains("/matter/act/object-to-reading", "督查员 吴川");
    String form = visit.get("/matter/act/object-to-reading").text();
    assertThat(form).contains("对谁的查看提出异议？", "吴川", "您的事照常办理").doesNotContain("李青");
    String reader =
        api.server()
            .bean(Directory.class)
            .officerByLogin("demo.supervisor")
            .orElseThrow()
            .id()
            .toString();
    Visit.Shown done =
        Following.does(visit, "object-to-reading", "officer", reader, "text-reason", WHY);
    assertThat(done.header("Location")).isEqualTo("/matter?done=yes");
    assertThat(visit.get("/matter?all=yes").text()).contains("您对一名工作人员的查看提出了异议", WHY);
  }

  @Test
  void isNotOfferedWhereNobodyHasRead() {
    Visit visit = Following.with(Brought.received(api));
    assertThat(visit.get("/matter").text()).doesNotContain("object-to-reading");
  }
}
