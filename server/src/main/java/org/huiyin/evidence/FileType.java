package org.huiyin.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is taken in: photos, recordings and documents that open everywhere and run nothing.
///
/// Known by content; the ending of the name has to fit it.
@SuppressWarnings("ImmutableEnumChecker") // Made by List.of and Set.of.
enum FileType {
  JPEG("image/jpeg", List.of("jpg", "jpeg", "jpe", "jfif"), "image/jpeg"),
  PNG("image/png", List.of("png"), "image/png"),
  WEBP("image/webp", List.of("webp"), "image/webp"),
  HEIC(
      "image/heic",
      List.of("heic", "heif"),
      "image/heic",
      "image/heif",
      "image/heic-sequence",
      "image/heif-sequence"),
  GIF("image/gif", List.of("gif"), "image/gif"),
  PDF("application/pdf", List.of("pdf"), "application/pdf"),
  TEXT("text/plain", List.of("txt"), "text/plain"),
  MP3("audio/mpeg", List.of("mp3"), "audio/mpeg"),
  M4A("audio/mp4", List.of("m4a", "mp4"), "audio/mp4"),
  AMR("audio/amr", List.of("amr"), "audio/amr", "audio/amr-wb"),
  OGG("application/ogg", List.of("ogg", "oga", "opus", "ogv"), "application/ogg"),
  WAV("audio/wav", List.of("wav"), "audio/vnd.wave", "audio/x-wav"),
  /// Telephones name their recordings so too, with sound alone.
  MP4("video/mp4", List.of("mp4", "m4v", "m4a"), "video/mp4", "video/x-m4v", "application/mp4"),
  GP3("video/3gpp", List.of("3gp", "3gpp", "mp4"), "video/3gpp", "video/3gpp2"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", List.of("docx")),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", List.of("xlsx"));

  private final String media;
  private final List<String> endings;
  private final Set<String> detected;

  /// @param detected the names under which the detector knows it; none for what is known only
  ///     once it has been looked into
  FileType(String media, List<String> endings, String... detected) {
    this.media = media;
    this.endings = endings;
    this.detected = Set.of(detected);
  }

  static Optional<FileType> of(String detected) {
    return Arrays.stream(values()).filter(type -> type.detected.contains(detected)).findFirst();
  }

  /// What a browser offers to choose from: each kind by its type, and by the endings of its names
  /// for those who know no types.
  static String accept() {
    return Arrays.stream(values())
        .flatMap(
            type ->
                Stream.concat(
                    Stream.of(type.media), type.endings.stream().map(ending -> "." + ending)))
        .distinct()
        .collect(Collectors.joining(","));
  }

  String media() {
    return media;
  }

  /// The ending for a name that has none.
  String ending() {
    return endings.getFirst();
  }

  boolean fits(String ending) {
    return ending.isEmpty() || endings.contains(ending);
  }
}
