package org.huiyin.authority;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/// The places that there are, found by code, by name or by pinyin. There may be as many as a whole
/// country has, so they stay in the database; those asked for last are remembered, and forgotten
/// whenever the [Directory] changes.
///
/// Includes places that have ended, since old matters still name them; a search finds only active
/// ones. Throws Spring's `DataAccessException`s when the database can't be used, and
/// `IllegalStateException` within a transaction, unless what is asked for is remembered.
/// Thread-safe.
@Component
@DependsOnDatabaseInitialization
public class Gazetteer {

  private static final String READER = "system:directory";
  private static final int REMEMBERED = 5_000;
  private static final int AT_ONCE = 1_000;
  private static final int LONGEST = 40;

  /// A place that was found.
  ///
  /// @param within the places that it lies in, nearest first
  /// @param near whether an institution here answers for it, or for what it lies in
  public record Found(Place place, List<Place> within, boolean near) {
    public Found {
      within = List.copyOf(within);
    }
  }

  private final Transactions transactions;
  private final Map<String, List<Place>> remembered = new LinkedHashMap<>(64, 0.75f, true);
  private long forgotten;

  Gazetteer(Transactions transactions) {
    this.transactions = transactions;
    while (transactions.as(READER, jdbc -> new PlaceStore(jdbc).giveWords(AT_ONCE))) {
      // Places of before there were words: once, after an upgrade.
    }
  }

  /// A Chinese name for those who don't read Chinese, where nobody has given another.
  public static String transcription(String name) {
    return Pinyin.words(name);
  }

  public Optional<Place> place(String code) {
    return chain(code).stream().findFirst();
  }

  /// A place and those that it lies in, nearest first. Empty where there is no such place.
  public List<Place> chain(String code) {
    synchronized (remembered) {
      List<Place> chain = remembered.get(code);
      if (chain != null) {
        return chain;
      }
    }
    return chains(List.of(code)).getOrDefault(code, List.of());
  }

  /// Like [#chain], for several at once. Leaves out what isn't there.
  public Map<String, List<Place>> chains(Collection<String> codes) {
    Map<String, List<Place>> chains = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    long asked;
    synchronized (remembered) {
      asked = forgotten;
      for (String code : codes) {
        List<Place> chain = remembered.get(code);
        if (chain == null) {
          unknown.add(code);
        } else {
          chains.put(code, chain);
        }
      }
    }
    if (!unknown.isEmpty()) {
      Map<String, List<Place>> read =
          transactions.read(READER, jdbc -> new PlaceStore(jdbc).chains(unknown));
      remember(read, asked);
      chains.putAll(read);
    }
    return chains;
  }

  private void remember(Map<String, List<Place>> chains, long asked) {
    synchronized (remembered) {
      if (asked == forgotten) {
        remembered.putAll(chains);
        while (remembered.size() > REMEMBERED) {
          remembered.remove(remembered.keySet().iterator().next());
        }
      }
    }
  }

  void forget() {
    synchronized (remembered) {
      forgotten++;
      remembered.clear();
    }
  }

  /// A place, and all that lie in it, by code. The code alone where there is no such place.
  public Set<String> within(String code) {
    return transactions.read(READER, jdbc -> Set.copyOf(new PlaceStore(jdbc).within(code)));
  }

  /// Places by a part of their name, its pinyin, or what their code begins with: first those near
  /// the institutions here, and among these first the ones of this very name.
  ///
  /// @param most at most so many
  public List<Found> search(String typed, int most) {
    String wanted = typed.strip();
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return List.of();
    }
    boolean code = wanted.matches("[0-9]{2,20}");
    PlaceWords.Asked asked = PlaceWords.asked(wanted);
    if (asked.isNothing() && !code) {
      return List.of();
    }
    return transactions.read(
        READER,
        jdbc -> {
          PlaceStore store = new PlaceStore(jdbc);
          List<PlaceStore.Found> found = new ArrayList<>();
          if (code) {
            store.coded(wanted, most).forEach(p -> found.add(new PlaceStore.Found(p, false)));
          }
          if (found.isEmpty() && !asked.isNothing()) {
            found.addAll(store.named(asked, wanted, most));
          }
          return whole(store, sorted(found, wanted), most);
        });
  }

  /// Those of this very name first, then those that begin with it, as long as they are near; the
  /// rest as it comes.
  private static List<PlaceStore.Found> sorted(List<PlaceStore.Found> found, String wanted) {
    List<PlaceStore.Found> near =
        found.stream()
            .filter(PlaceStore.Found::near)
            .sorted(Comparator.comparing(one -> likeness(one.place(), wanted)))
            .toList();
    List<PlaceStore.Found> all = new ArrayList<>(near);
    found.stream().filter(one -> !one.near()).forEach(all::add);
    return all;
  }

  private static int likeness(Place place, String wanted) {
    if (place.name().zh().equals(wanted) || place.name().en().equalsIgnoreCase(wanted)) {
      return 0;
    }
    return place.name().zh().startsWith(wanted) ? 1 : 2;
  }

  private static List<Found> whole(PlaceStore store, List<PlaceStore.Found> found, int most) {
    Map<String, Boolean> near = new LinkedHashMap<>();
    for (PlaceStore.Found one : found) {
      if (near.size() < most) {
        near.putIfAbsent(one.place().code(), one.near());
      }
    }
    return whole(store, near);
  }

  private static List<Found> whole(PlaceStore store, Map<String, Boolean> near) {
    return store.chains(near.keySet()).values().stream()
        .map(
            chain ->
                new Found(
                    chain.getFirst(),
                    chain.subList(1, chain.size()),
                    near.getOrDefault(chain.getFirst().code(), false)))
        .toList();
  }

  /// All places, by code, also those that have ended; by pages.
  ///
  /// @param after only those whose code comes after this, which may be empty
  /// @param institution who answers for them, or `null` for all
  public List<Place> list(String after, @Nullable UUID institution, int most) {
    return transactions.read(READER, jdbc -> new PlaceStore(jdbc).after(after, institution, most));
  }

  /// All active places with those that they lie in, by code; the near ones where there are more
  /// than `most`, and none where these are more too.
  public List<Found> few(int most) {
    return transactions.read(
        READER,
        jdbc -> {
          PlaceStore store = new PlaceStore(jdbc);
          List<String> codes = store.codes(false, most + 1);
          if (codes.size() > most) {
            codes = store.codes(true, most + 1);
          }
          Map<String, Boolean> near = new LinkedHashMap<>();
          if (codes.size() <= most) {
            codes.forEach(code -> near.put(code, true));
          }
          return whole(store, near);
        });
  }
}
