package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.Brought;
import org.huiyin.page.Visit;

/// Somebody who comes back to a matter with number and key.
final class Following {

  private Following() {}

  /// Comes in, and is led on to the first page.
  static Visit with(Brought brought) {
    Visit visit = new Visit(brought.api().server().uri());
    comesIn(visit, brought.number(), brought.key());
    return visit;
  }

  static String comesIn(Visit visit, String number, String key) {
    Visit.Shown opened =
        visit.submit(visit.get("/follow"), "/follow", "number", number, "key", key);
    assertThat(opened.status()).as(opened.text()).isEqualTo(303);
    return opened.header("Location");
  }

  /// Sends the form of an act, as it is shown now.
  static Visit.Shown does(Visit visit, String act, String... fields) {
    String path = "/matter/act/" + act;
    String[] all = Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = "go";
    all[fields.length + 1] = "do";
    Visit.Shown form = visit.get(path);
    assertThat(form.status()).as(form.text()).isEqualTo(200);
    return visit.submit(form, path, all);
  }

  /// An answer in favour, with one promise that the water bureau is to keep by this day.
  static Brought promised(Brought accepted, String due) {
    Map<String, Object> answer = new HashMap<>(Brought.anAnswer());
    answer.put("promises", List.of(Map.of("text", "修好水泵", "due", due)));
    return accepted.done("demo.handler", "answer", answer);
  }
}
