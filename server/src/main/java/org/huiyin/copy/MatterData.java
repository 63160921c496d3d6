package org.huiyin.copy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.OwnCopy;
import org.huiyin.matter.Rating;
import org.huiyin.matter.Ratings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The document of data, version 1, as `schemas/matter-data-1.schema.json` describes it: what is
/// added keeps the version, what changes its meaning is another one.
///
/// @param identityKept whether who the person is isn't in it, since the key is a helper's
/// @param matter the matter as the API answers it to its complainant
record MatterData(
    String format,
    int version,
    String schema,
    String madeOn,
    String language,
    String number,
    OwnCopy.Brought brought,
    Map<String, String> identity,
    boolean identityKept,
    MatterView matter,
    List<EntryData> journal,
    List<FileData> files,
    List<RatingData> ratings) {

  static final String FORMAT = "huiyin-matter";
  static final int VERSION = 1;

  record EntryData(
      int seq,
      JsonNode facts,
      Map<String, String> texts,
      @Nullable String salt,
      String commitment) {}

  /// @param path its name in the archive that holds the files too
  record FileData(
      UUID id, int entry, String name, String type, int bytes, String sha256, String path) {}

  /// @param answer null where nothing was said, or it has left
  record RatingData(String step, @Nullable String answer, @Nullable String words, boolean left) {

    static RatingData of(Ratings.Step step) {
      Rating rated = step.rated();
      return new RatingData(
          step.step().id(),
          rated == null ? null : rated.answer().id(),
          rated == null ? null : rated.words(),
          step.left());
    }

    @Override
    public String toString() {
      return "RatingData[" + step + "]";
    }
  }

  static MatterData of(OwnCopy copy, String language, JsonMapper json) {
    List<String> paths = FilePaths.of(copy.files());
    return new MatterData(
        FORMAT,
        VERSION,
        SchemaController.PATH,
        copy.madeOn().toString(),
        language,
        copy.view().number(),
        copy.brought(),
        copy.identity(),
        copy.identityKept(),
        copy.view(),
        copy.entries().stream()
            .map(
                entry ->
                    new EntryData(
                        entry.seq(),
                        json.readTree(entry.facts()),
                        entry.texts(),
                        entry.salt(),
                        entry.commitment()))
            .toList(),
        java.util.stream.IntStream.range(0, paths.size())
            .mapToObj(i -> file(copy.files().get(i), paths.get(i)))
            .toList(),
        copy.ratings().stream().map(RatingData::of).toList());
  }

  private static FileData file(OwnCopy.File file, String path) {
    return new FileData(
        file.id(), file.seq(), file.name(), file.type(), file.bytes(), file.sha256(), path);
  }

  @Override
  public String toString() {
    return "MatterData[hidden]";
  }
}
