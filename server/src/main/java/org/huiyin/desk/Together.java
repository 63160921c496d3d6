package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.ActOutcome;
import org.huiyin.matter.ActRequest;
import org.huiyin.matter.JointAnswers;
import org.huiyin.matter.MatterNumber;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.springframework.stereotype.Component;

/// The other matters that a form names to be answered with one, and their joint answer.
/// Thread-safe.
@Component
final class Together {

  static final String FIELD = "with";

  private final JointAnswers joint;

  Together(JointAnswers joint) {
    this.joint = joint;
  }

  /// What a form names beside its own matter, where it is an answer.
  static List<String> named(HttpServletRequest request, String act, String own) {
    String[] named = request.getParameterValues(FIELD);
    if (named == null || !act.equals(JointAnswers.ACT)) {
      return List.of();
    }
    return Arrays.stream(named)
        .map(each -> MatterNumber.parse(each).orElseThrow(PageNotFound::new).text())
        .filter(each -> !each.equals(own))
        .distinct()
        .limit(JointAnswers.MOST)
        .toList();
  }

  /// Which of these this officer could answer now.
  List<String> answerable(OfficerPrincipal officer, List<String> numbers) {
    return joint.answerable(officer, parsed(numbers)).stream().map(MatterNumber::text).toList();
  }

  /// Gives it in all, or in none.
  ///
  /// @return what is wrong, or nothing where it was given
  Optional<Mistakes> answer(
      OfficerPrincipal officer, String own, List<String> others, ActRequest request, Page page) {
    List<String> all = new ArrayList<>(others);
    all.addFirst(own);
    if (all.size() > JointAnswers.MOST) {
      return Optional.of(Mistakes.of("form", page.text("together.too-many", JointAnswers.MOST)));
    }
    return switch (joint.answer(officer, parsed(all), request)) {
      case JointAnswers.Outcome.Done _ -> Optional.empty();
      case JointAnswers.Outcome.Refused(var number, var why) ->
          Optional.of(Mistakes.of("form", refused(number, why, page)));
    };
  }

  private static String refused(MatterNumber number, ActOutcome why, Page page) {
    return why instanceof ActOutcome.NeedsApproval
        ? page.text("together.approval", number.text())
        : page.text("together.refused", number.text());
  }

  private static List<MatterNumber> parsed(List<String> numbers) {
    return numbers.stream().map(DeskMatterPages::number).toList();
  }
}
