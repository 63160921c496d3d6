package org.huiyin.generating;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Place;
import org.huiyin.authority.Role;
import org.huiyin.matter.Fiction;
import org.huiyin.matter.Filing;
import org.huiyin.matter.Relation;
import org.jspecify.annotations.Nullable;

/// Makes up matters, each by seed and number alone, so that it doesn't matter who makes which.
/// Thread-safe.
final class Inventing {

  /// As long that about a tenth has not ended when the last one comes.
  private static final int DAYS = 760;

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final Offices offices;
  private final long seed;
  private final LocalDate today;
  private final Phrases zh = Phrases.in("zh");
  private final Phrases en = Phrases.in("en");

  /// @param now the present legal time
  Inventing(Offices offices, long seed, Instant now) {
    this.offices = offices;
    this.seed = seed;
    this.today = LocalDate.ofInstant(now, ZONE);
  }

  Fiction.Invented invent(long number) {
    return new One(new SplittableRandom(seed * STEP ^ (number + 1) * 0xD1B54A32D192ED03L)).make();
  }

  private final class One {
    private final SplittableRandom random;
    private final boolean english;
    private final Institution target;
    private final @Nullable String topic;
    private final @Nullable Institution accused;
    private final Place place;
    private final Writer writer;
    private final String channel;

    One(SplittableRandom random) {
      this.random = random;
      this.english = random.nextInt(100) < 12;
      this.accused = random.nextInt(100) < 2 ? any(offices.accusable()) : null;
      this.target = accused == null ? any(offices.registering()) : accused;
      List<String> topics = offices.topicsOf(target.id());
      this.topic = topics.isEmpty() || random.nextInt(100) < 12 ? null : any(topics);
      this.place = any(offices.places());
      this.writer = Writer.of(english ? en : zh, random, place, english);
      int draw = random.nextInt(100);
      this.channel =
          draw < 55
              ? "web"
              : draw < 60 ? "api" : draw < 75 ? "phone" : draw < 88 ? "letter" : "visit";
    }

    private <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    Fiction.Invented make() {
      Hours hours = new Hours(random, ZONE);
      Instant day =
          today
              .minusDays(1 + random.nextInt(DAYS))
              .atTime(LocalTime.of(6, 0))
              .atZone(ZONE)
              .toInstant();
      UUID registering = accused == null ? target.id() : superior(accused);
      Optional<OfficerPrincipal> registrar =
          isRegistered() ? offices.one(random, registering, Role.REGISTRAR) : Optional.empty();
      return new Fiction.Invented(
          filing(),
          registrar.orElse(null),
          registrar.isPresent() ? hours.atWorkOn(day, hours.day(day)) : hours.atHome(day, 0, 0),
          new Passage(
              offices, random, writer, hours, topic, accused == null ? null : accused.id()));
    }

    private UUID superior(Institution of) {
      return java.util.Objects.requireNonNull(of.superior());
    }

    /// A letter, a call or a visit, which somebody writes down.
    private boolean isRegistered() {
      return !channel.equals("web") && !channel.equals("api");
    }

    private Filing filing() {
      String about = topic == null ? "other" : topic;
      boolean suggestion = accused == null && random.nextInt(100) < 12;
      return new Filing(
          suggestion ? "suggestion" : "remedy",
          accused == null ? Relation.CONCERNS : Relation.ACCUSES,
          target.code(),
          about(),
          channel,
          accused == null ? topic : null,
          random.nextInt(100) < 85 ? place.code() : null,
          writer.one("ask." + about, "ask.other"),
          writer.one("opening." + about, "opening.other")
              + " "
              + writer.some(1, 4, "detail")
              + writer.some(1, 2, "effect")
              + writer.one("closing"),
          random.nextInt(100) < 30 ? writer.place() : null,
          english ? "en" : "zh-CN",
          identity(),
          channel.equals("visit") && random.nextInt(100) < 8 ? 2 + random.nextInt(4) : 1,
          random.nextInt(100) < 4
              ? new Filing.OnBehalf(Filing.Consent.SPOKEN, writer.one("helper"))
              : null,
          null,
          null,
          List.of());
    }

    private Filing.About about() {
      if (accused != null) {
        return new Filing.About(accused.id(), null, null, false);
      }
      List<UUID> units = offices.unitsOf(target.id());
      return !units.isEmpty() && random.nextInt(100) < 15
          ? new Filing.About(null, any(units), null, false)
          : Filing.About.NOTHING;
    }

    private Map<String, String> identity() {
      if (random.nextInt(100) < 6) {
        return Map.of();
      }
      Map<String, String> identity = new HashMap<>();
      identity.put("name", writer.one("name"));
      // No network has given out these numbers.
      identity.put("phone", "1990000" + (1_000 + random.nextInt(9_000)));
      if (random.nextBoolean()) {
        identity.put("address", writer.place() + (1 + random.nextInt(60)));
      }
      return identity;
    }
  }
}
