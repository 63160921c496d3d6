package org.huiyin.privacy;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What `state/installation` notes of the keys: their id, the fingerprint of each epoch, and which
/// epochs were destroyed and when.
///
/// ```
/// huiyin installation 2
/// keys 0123456789abcdef
/// epoch 1 destroyed 2028-01-31
/// epoch 2 fedcba9876543210
/// ```
///
/// The first form knew no epochs; the id stood for the whole folder then.
record KeyMarker(
    KeyId keys,
    boolean isFormer,
    SortedMap<Integer, String> epochs,
    SortedMap<Integer, LocalDate> destroyed) {

  private static final Pattern FORMER =
      Pattern.compile("huiyin installation 1\nkeys ([0-9a-f]{16})\n");
  private static final Pattern FORM =
      Pattern.compile(
          "huiyin installation 2\nkeys ([0-9a-f]{16})\n"
              + "((?:epoch [1-9][0-9]{0,4} (?:[0-9a-f]{16}|destroyed [0-9]{4}-[0-9]{2}-[0-9]{2})\n)+)");
  private static final Pattern EPOCH =
      Pattern.compile("epoch ([0-9]+) (?:([0-9a-f]{16})|destroyed ([0-9-]+))\n");

  KeyMarker {
    epochs = Collections.unmodifiableSortedMap(new TreeMap<>(epochs));
    destroyed = Collections.unmodifiableSortedMap(new TreeMap<>(destroyed));
  }

  static KeyMarker of(KeyId keys, SortedMap<Integer, String> epochs) {
    return new KeyMarker(keys, false, epochs, new TreeMap<>());
  }

  /// Empty if it isn't one.
  static Optional<KeyMarker> read(String text) {
    var former = FORMER.matcher(text);
    if (former.matches()) {
      return Optional.of(
          new KeyMarker(new KeyId(former.group(1)), true, new TreeMap<>(), new TreeMap<>()));
    }
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    var epochs = new TreeMap<Integer, String>();
    var destroyed = new TreeMap<Integer, LocalDate>();
    EPOCH
        .matcher(form.group(2))
        .results()
        .forEach(
            line -> {
              int number = Integer.parseInt(line.group(1));
              if (line.group(2) != null) {
                epochs.put(number, line.group(2));
              } else {
                destroyed.put(number, LocalDate.parse(line.group(3)));
              }
            });
    return Optional.of(new KeyMarker(new KeyId(form.group(1)), false, epochs, destroyed));
  }

  String text() {
    var lines = new TreeMap<Integer, String>(epochs);
    destroyed.forEach((epoch, on) -> lines.put(epoch, "destroyed " + on));
    return "huiyin installation 2\nkeys "
        + keys
        + "\n"
        + lines.entrySet().stream()
            .map(line -> "epoch " + line.getKey() + " " + line.getValue() + "\n")
            .collect(joining());
  }

  KeyMarker with(SortedMap<Integer, String> more) {
    var all = new TreeMap<>(epochs);
    all.putAll(more);
    return new KeyMarker(keys, false, all, destroyed);
  }

  KeyMarker destroyed(int epoch, LocalDate on) {
    var left = new TreeMap<>(epochs);
    left.remove(epoch);
    var gone = new TreeMap<>(destroyed);
    gone.putIfAbsent(epoch, on);
    return new KeyMarker(keys, false, left, gone);
  }
}
