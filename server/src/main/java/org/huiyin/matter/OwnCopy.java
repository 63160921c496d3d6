package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that the server holds of one matter for its complainant, opened. Immutable; `toString`
/// shows nothing that anyone wrote.
///
/// @param madeOn the legal day
/// @param brought what was fixed when it was brought
/// @param identity who the complainant said they are; empty where nobody did
/// @param identityKept whether there is one that this key, a helper's, doesn't open
/// @param view the matter as its pages show it
/// @param entries the journal, of what the view shows
/// @param files the files that came with it
/// @param ratings of the steps that have happened, as long as they wait
public record OwnCopy(
    LocalDate madeOn,
    Brought brought,
    Map<String, String> identity,
    boolean identityKept,
    MatterView view,
    List<Entry> entries,
    List<File> files,
    List<Ratings.Step> ratings) {

  public OwnCopy {
    ratings = List.copyOf(ratings);
    identity = Map.copyOf(identity);
    entries = List.copyOf(entries);
    files = List.copyOf(files);
  }

  /// What was fixed at filing.
  public record Brought(
      String authority,
      UUID id,
      String channel,
      boolean anonymous,
      @Nullable String topic,
      @Nullable String place,
      @Nullable UUID aboutInstitution,
      @Nullable UUID aboutUnit,
      @Nullable UUID aboutOfficer,
      LocalDate openedOn,
      String rulebook) {}

  /// One entry of the journal as it is stored, with what its texts say.
  ///
  /// @param facts canonical JSON, to the letter
  /// @param salt in hex; null where it was erased
  /// @param commitment in hex: with salt, facts and texts anyone can compute it again
  public record Entry(
      int seq, String facts, Map<String, String> texts, @Nullable String salt, String commitment) {
    public Entry {
      texts = Map.copyOf(texts);
    }

    @Override
    public String toString() {
      return "Entry[" + seq + "]";
    }
  }

  /// A file of the matter.
  ///
  /// @param seq the entry that it came with
  /// @param sha256 of what was sent, in hex
  public record File(UUID id, int seq, String name, String type, int bytes, String sha256) {
    @Override
    public String toString() {
      return "File[" + id + "]";
    }
  }

  @Override
  public String toString() {
    return "OwnCopy[" + brought.id() + "]";
  }
}
