package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What every institution has to make public: the ways to reach it, its procedure and how to
/// follow a matter (信访工作条例 Art. 18(1)).
@RestController
@RequestMapping("/api/v1/institutions")
@Tag(name = "public")
class InstitutionController {

  /// @param superior the name of the institution above
  /// @param follow where the holder of a key reads how a matter stands
  record InstitutionView(
      String code,
      String authority,
      Name name,
      @Nullable Name superior,
      @Nullable String competentForAccusations,
      String rulebook,
      @Nullable String phone,
      @Nullable String address,
      String follow,
      List<TopicView> topics) {}

  record TopicView(String code, Name name) {}

  private final Directory directory;

  InstitutionController(Directory directory) {
    this.directory = directory;
  }

  @GetMapping
  @Operation(summary = "List who takes in matters, what about and how to reach them")
  List<InstitutionView> list() {
    Directory now = directory.snapshot();
    return now.all().stream().filter(Institution::active).map(i -> view(now, i)).toList();
  }

  private static InstitutionView view(Directory now, Institution institution) {
    return new InstitutionView(
        institution.code(),
        institution.authority(),
        institution.name(),
        superior(now, institution),
        institution.competentForAccusations(),
        institution.rulebook(),
        institution.phone(),
        institution.address(),
        "/api/v1/matters/{number}",
        now.topics(institution.id()).stream()
            .filter(Topic::active)
            .map(topic -> new TopicView(topic.code(), topic.name()))
            .toList());
  }

  private static @Nullable Name superior(Directory now, Institution institution) {
    Optional<Name> here =
        now.superiorOf(institution.id()).flatMap(now::institution).map(Institution::name);
    String outside = institution.superiorOutside();
    return here.orElse(outside == null ? null : new Name(outside, outside));
  }
}
