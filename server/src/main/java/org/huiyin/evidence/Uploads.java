package org.huiyin.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.evidence.Taken.Reason;
import org.huiyin.evidence.UploadFolder.Upload;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.FileKey;
import org.jspecify.annotations.Nullable;

/// Files that come in parts, over lines that drop: what has come is kept for a day, and the sender
/// goes on from there. Once all of it is here it is taken in like any other file.
///
/// Guarantees: nothing of a file is on the disk but sealed; its key is with the sender and nowhere
/// else, and whoever lacks it can't learn that the upload exists; what [Stands] says has come is on
/// disk. One sender at a time: whoever comes with the key takes over from a line that has dropped
/// and whose end nobody has noticed yet. What is unfinished is bounded in number and in all.
///
/// Methods throw `UncheckedIOException` when the folder can't be used. Safe for any number of
/// threads; an upload is known on the nodes that share the folder.
public final class Uploads {

  private final UploadFolder folder;
  private final UploadKeys keys;
  private final Holding holding;

  Uploads(UploadFolder folder, UploadKeys keys, Holding holding) {
    this.folder = folder;
    this.keys = keys;
    this.holding = holding;
  }

  /// What comes of an attempt to send something.
  public sealed interface Sent {}

  /// Where an upload stands.
  ///
  /// @param offset bytes that are here
  /// @param length of the whole, where it was said
  /// @param done what became of it once all was here
  public record Stands(long offset, @Nullable Long length, @Nullable Evidence done)
      implements Sent {}

  /// There is none of this id and key.
  public record Unknown() implements Sent {}

  /// It goes on elsewhere.
  public record Mismatch(long offset) implements Sent {}

  /// Nothing can be added any more.
  public record Completed() implements Sent {}

  /// The whole isn't as long as it was said to be.
  public record OtherLength() implements Sent {}

  /// The file isn't taken in, and nothing of it is left.
  public record Refused(Reason reason) implements Sent {}

  /// A new upload.
  ///
  /// @param key shown once, and kept by the sender alone
  public record Begun(UUID id, FileKey key) {}

  /// Begins an upload, of which nothing is here yet.
  ///
  /// @param name as the sender calls the file
  /// @param length of the whole, where it is known
  /// @return empty if there is no room for more uploads just now
  public Optional<Begun> begin(String name, @Nullable Long length) {
    if (!folder.hasRoom()) {
      return Optional.empty();
    }
    Begun begun = new Begun(keys.newId(), keys.newKey());
    boolean there =
        folder.begin(new Upload(begun.id(), begun.key()), FileName.of(name).shown(), length);
    return there ? Optional.of(begun) : Optional.empty();
  }

  /// Where it stands. Whoever sends to it just now sends no further.
  public Sent stands(UUID id, FileKey key) {
    return folder.find(new Upload(id, key)).<Sent>map(this::stands).orElseGet(Unknown::new);
  }

  private Stands stands(UploadFolder.Found found) {
    return new Stands(found.offset(), found.length(), found.done().orElse(null));
  }

  /// Adds what comes, from this offset on.
  ///
  /// @param last whether the file ends with it
  /// @throws IOException if the line drops; what came before that is here
  public Sent append(UUID id, FileKey key, long offset, boolean last, InputStream content)
      throws IOException {
    Upload upload = new Upload(id, key);
    Optional<UploadFolder.Found> before = folder.find(upload);
    if (before.isEmpty()) {
      return new Unknown();
    }
    if (before.get().done().isPresent()) {
      return new Completed();
    }
    if (before.get().offset() != offset) {
      return new Mismatch(before.get().offset());
    }
    Optional<Reason> against = folder.append(upload, before.get(), content);
    if (against.isPresent()) {
      return against.get().isForNow() ? new Refused(against.get()) : refused(upload, against.get());
    }
    UploadFolder.Found after = folder.find(upload).orElseThrow();
    return last ? end(upload, after) : stands(after);
  }

  private Sent end(Upload upload, UploadFolder.Found whole) throws IOException {
    if (whole.length() != null && whole.length() != whole.offset()) {
      return new OtherLength();
    }
    try (InputStream content = folder.content(upload)) {
      return switch (holding.take(whole.name(), content)) {
        case Taken.Held(var file) -> done(upload, whole, file);
        case Taken.Refused(_, var reason) when reason.isForNow() -> new Refused(reason);
        case Taken.Refused(_, var reason) -> refused(upload, reason);
      };
    }
  }

  /// Where that can't be noted any more, it is as if the end hadn't been sent yet.
  private Sent done(Upload upload, UploadFolder.Found whole, Evidence file) throws IOException {
    try {
      folder.done(upload, file);
      return new Stands(whole.offset(), whole.length(), file);
    } catch (IOException e) {
      holding.drop(file);
      if (folder.isFull()) {
        return new Refused(Reason.NO_ROOM);
      }
      throw e;
    }
  }

  private Refused refused(Upload upload, Reason reason) {
    folder.drop(upload.id());
    return new Refused(reason);
  }

  /// Forgets an upload, and the file if it is whole and not sent yet.
  ///
  /// @return whether there was one of this id and key
  public boolean cancel(UUID id, FileKey key) {
    Optional<UploadFolder.Found> found = folder.find(new Upload(id, key));
    found.flatMap(UploadFolder.Found::done).ifPresent(holding::drop);
    found.ifPresent(_ -> folder.drop(id));
    return found.isPresent();
  }

  /// The files that these tickets stand for, in their order; empty if one is none of ours.
  public Optional<List<Evidence>> files(List<String> tickets) {
    List<Evidence> files = tickets.stream().flatMap(text -> keys.file(text).stream()).toList();
    return files.size() == tickets.size() ? Optional.of(files) : Optional.empty();
  }

  /// What stands for a file that is held: whoever has it can send the file along and read it.
  public String ticket(Evidence file) {
    return keys.ticket(file);
  }
}
