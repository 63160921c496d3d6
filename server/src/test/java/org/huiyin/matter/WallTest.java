package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.authority.Unit;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// R2: nobody judges their own case. Regulation on Petition Work, Art. 28(3) and 30(3).
class WallTest {

  private static final UUID CITY = id("city");
  private static final UUID COUNTY = id("county");
  private static final UUID WATER = id("water");
  private static final UUID STATION = id("station");
  private static final UUID LABOUR = id("labour");
  private static final UUID IRRIGATION = id("irrigation");
  private static final UUID SUPPLY = id("supply");

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private final Directory directory = tree(CITY);

  /// @param aboveCounty to whom the county reports
  private static Directory tree(UUID aboveCounty) {
    return Directory.of(
        new Directory.Content(
            List.of(
                institution(CITY, null, null),
                institution(COUNTY, aboveCounty, null),
                institution(WATER, COUNTY, id("head")),
                institution(STATION, WATER, null),
                institution(LABOUR, COUNTY, null)),
            List.of(unit(IRRIGATION, WATER), unit(SUPPLY, WATER)),
            List.of(),
            List.of(
                officer("head", WATER, null, Set.of(Role.LEAD), Set.of()),
                officer("chief", WATER, IRRIGATION, Set.of(Role.HANDLER), Set.of(id("digger"))),
                officer("digger", WATER, IRRIGATION, Set.of(Role.HANDLER), Set.of()),
                officer("plumber", WATER, SUPPLY, Set.of(Role.HANDLER), Set.of()),
                officer("clerk", COUNTY, null, Set.of(Role.REGISTRAR), Set.of()))));
  }

  private static Institution institution(UUID id, @Nullable UUID above, @Nullable UUID head) {
    return new Institution(
        id,
        "990123",
        id.toString(),
        new Name("机关", "Institution"),
        above,
        above == null ? "省" : null,
        null,
        "cn-xinfang",
        head,
        null,
        null,
        true);
  }

  private static Unit unit(UUID id, UUID institution) {
    return new Unit(id, institution, new Name("科室", "Unit"), true);
  }

  private static Officer officer(
      String name, UUID institution, @Nullable UUID unit, Set<Role> roles, Set<UUID> directs) {
    return new Officer(id(name), institution, unit, name, name, roles, directs, true);
  }

  private static OfficerPrincipal at(
      UUID institution, @Nullable UUID unit, String name, Role... roles) {
    return new OfficerPrincipal(id(name), institution, unit, Set.of(roles), Set.of());
  }

  private static Wall.Subject matter(
      Relation relation, Filing.About about, Set<UUID> walled, Effect... effects) {
    return new Wall.Subject(
        relation, about, new Walled(walled, Set.of()), State.NONE.after(List.of(effects)));
  }

  private static Wall.Subject atWater(Effect... more) {
    List<Effect> effects = new java.util.ArrayList<>();
    effects.add(new Effect.Opened("remedy"));
    effects.add(new Effect.SeatTaken("registering", COUNTY));
    effects.add(new Effect.SeatTaken("responsible", WATER));
    effects.addAll(List.of(more));
    return matter(
        Relation.CONCERNS, Filing.About.NOTHING, Set.of(), effects.toArray(Effect[]::new));
  }

  private boolean hides(Wall.Subject matter, OfficerPrincipal officer) {
    return new Wall(directory).hides(matter, officer);
  }

  @Nested
  class WhoHasNothingToDoWithIt {
    @Test
    void anInstitutionThatSitsInNoSeatSeesNothing() {
      for (Role role : Role.values()) {
        assertThat(hides(atWater(), at(LABOUR, null, "x", role))).as(role.id()).isTrue();
      }
    }

    @Test
    void anAdministratorOperatorOrAuditorReadsNoMatters() {
      for (Role role : List.of(Role.ADMINISTRATOR, Role.OPERATOR, Role.AUDITOR, Role.ASSESSOR)) {
        assertThat(hides(atWater(), at(WATER, null, "x", role))).as(role.id()).isTrue();
      }
    }

    @Test
    void beforeAUnitIsNamedEachHandlerOfTheInstitutionMayLook() {
      assertThat(hides(atWater(), at(WATER, SUPPLY, "plumber", Role.HANDLER))).isFalse();
    }

    @Test
    void afterwardsOnlyThatUnitsHandlers() {
      Wall.Subject assigned = atWater(new Effect.Assigned("responsible", IRRIGATION, id("digger")));
      assertThat(hides(assigned, at(WATER, SUPPLY, "plumber", Role.HANDLER))).isTrue();
      assertThat(hides(assigned, at(WATER, IRRIGATION, "digger", Role.HANDLER))).isFalse();
      assertThat(hides(assigned, at(WATER, IRRIGATION, "colleague", Role.HANDLER))).isFalse();
      assertThat(hides(assigned, at(WATER, null, "head", Role.LEAD))).isFalse();
    }

    @Test
    void thatTheInstitutionKeptItselfOpensNothingToItsOtherUnits() {
      Wall.Subject kept =
          matter(
              Relation.CONCERNS,
              Filing.About.NOTHING,
              Set.of(),
              new Effect.SeatTaken("registering", WATER),
              new Effect.SeatTaken("responsible", WATER),
              new Effect.Assigned("responsible", IRRIGATION, id("digger")));
      assertThat(hides(kept, at(WATER, SUPPLY, "plumber", Role.HANDLER))).isTrue();
      assertThat(hides(kept, at(WATER, IRRIGATION, "digger", Role.HANDLER))).isFalse();
    }

    @Test
    void handlersWhereItWasRegisteredMayLookUntilItIsSentElsewhere() {
      Wall.Subject registered =
          matter(
              Relation.CONCERNS,
              Filing.About.NOTHING,
              Set.of(),
              new Effect.SeatTaken("registering", COUNTY));
      assertThat(hides(registered, at(COUNTY, null, "h", Role.HANDLER))).isFalse();
      assertThat(hides(atWater(), at(COUNTY, null, "h", Role.HANDLER))).isTrue();
      assertThat(hides(atWater(), at(COUNTY, null, "clerk", Role.REGISTRAR))).isFalse();
    }

    @Test
    void aSupervisorSeesBelowAndNotAboveOrBeside() {
      assertThat(hides(atWater(), at(CITY, null, "s", Role.SUPERVISOR))).isFalse();
      assertThat(hides(atWater(), at(STATION, null, "s", Role.SUPERVISOR))).isTrue();
      assertThat(hides(atWater(), at(LABOUR, null, "s", Role.SUPERVISOR))).isTrue();
    }

    @Test
    void aReviewerSeesItOnlyOnceItIsInReview() {
      OfficerPrincipal reviewer = at(CITY, null, "r", Role.REVIEWER);
      assertThat(hides(atWater(), reviewer)).isTrue();
      assertThat(hides(atWater(new Effect.SeatTaken("reviewing", CITY)), reviewer)).isFalse();
    }
  }

  @Nested
  class Concerns {
    private Wall.Subject aboutWhatTheChiefDid() {
      Wall.Subject open = atWater();
      return new Wall.Subject(
          Relation.CONCERNS,
          new Filing.About(WATER, IRRIGATION, id("chief"), false),
          Walled.NOBODY,
          open.state());
    }

    @Test
    void itsUnitMayHandleItButNeverTheOfficerWhoDidTheAct() {
      assertThat(hides(aboutWhatTheChiefDid(), at(WATER, IRRIGATION, "chief", Role.HANDLER)))
          .isTrue();
      assertThat(hides(aboutWhatTheChiefDid(), at(WATER, SUPPLY, "plumber", Role.HANDLER)))
          .isFalse();
    }

    @Test
    void norThoseWhomThatOfficerDirects() {
      assertThat(hides(aboutWhatTheChiefDid(), at(WATER, IRRIGATION, "digger", Role.HANDLER)))
          .isTrue();
    }

    @Test
    void norAnybodyInTheInstitutionIfItWasItsHead() {
      Wall.Subject aboutTheHead =
          new Wall.Subject(
              Relation.CONCERNS,
              new Filing.About(WATER, null, id("head"), false),
              Walled.NOBODY,
              atWater().state());
      for (String name : List.of("head", "chief", "digger", "plumber")) {
        assertThat(hides(aboutTheHead, at(WATER, IRRIGATION, name, Role.HANDLER, Role.LEAD)))
            .as(name)
            .isTrue();
      }
    }
  }

  @Nested
  class Accuses {
    private final Effect[] atCounty = {
      new Effect.Opened("remedy"), new Effect.SeatTaken("registering", COUNTY)
    };

    @Test
    void isInvisibleToTheAccusedInstitutionAndAllBelowIt() {
      Effect[] referredToTheAccused = {
        atCounty[0], atCounty[1], new Effect.SeatTaken("responsible", WATER)
      };
      Wall.Subject accused =
          matter(
              Relation.ACCUSES,
              new Filing.About(WATER, null, null, false),
              Set.of(WATER, STATION),
              referredToTheAccused);
      for (Role role : Role.values()) {
        assertThat(hides(accused, at(WATER, null, "x", role))).as(role.id()).isTrue();
        assertThat(hides(accused, at(STATION, null, "x", role))).as(role.id()).isTrue();
      }
      assertThat(hides(accused, at(COUNTY, null, "clerk", Role.REGISTRAR))).isFalse();
    }

    @Test
    void anAccusedUnitIsWalledOffWithItsInstitution() {
      Wall.Subject accused =
          matter(
              Relation.ACCUSES,
              new Filing.About(WATER, IRRIGATION, null, false),
              Set.of(),
              atCounty[0],
              atCounty[1],
              new Effect.SeatTaken("responsible", WATER));
      assertThat(hides(accused, at(WATER, IRRIGATION, "chief", Role.HANDLER))).isTrue();
      assertThat(hides(accused, at(WATER, null, "head", Role.LEAD))).isTrue();
    }

    @Test
    void reHangingTheTreeOpensNothing() {
      Wall.Subject accused =
          matter(
              Relation.ACCUSES,
              new Filing.About(COUNTY, null, null, false),
              Set.of(COUNTY, WATER, STATION, LABOUR),
              new Effect.Opened("remedy"),
              new Effect.SeatTaken("registering", CITY),
              new Effect.SeatTaken("responsible", WATER));
      // The accused county is taken out from under the city, and the bureau under accusation hangs
      // elsewhere now.
      Directory reHung =
          Directory.of(
              new Directory.Content(
                  List.of(
                      institution(CITY, null, null),
                      institution(COUNTY, null, null),
                      institution(WATER, CITY, null)),
                  List.of(),
                  List.of(),
                  List.of()));
      OfficerPrincipal lead = at(WATER, null, "head", Role.LEAD);
      assertThat(new Wall(reHung).hides(accused, lead)).isTrue();
    }

    @Test
    void whoeverComesUnderTheAccusedLaterIsWalledOffToo() {
      Wall.Subject accused =
          matter(
              Relation.ACCUSES,
              new Filing.About(WATER, null, null, false),
              Set.of(WATER),
              atCounty[0],
              atCounty[1],
              new Effect.SeatTaken("responsible", STATION));
      assertThat(hides(accused, at(STATION, null, "x", Role.LEAD))).isTrue();
    }
  }

  @Nested
  class Stored {
    private final Filing.About theChief = new Filing.About(null, null, id("chief"), false);

    @Test
    void isWhoeverTheTreeKeepsOutAtThatMoment() {
      assertThat(Wall.now(directory, Relation.ACCUSES, new Filing.About(WATER, null, null, false)))
          .isEqualTo(new Walled(Set.of(WATER, STATION), Set.of()));
      assertThat(Wall.now(directory, Relation.CONCERNS, theChief))
          .isEqualTo(new Walled(Set.of(), Set.of(id("chief"), id("digger"))));
      Filing.About theHead = new Filing.About(null, null, id("head"), false);
      assertThat(Wall.now(directory, Relation.CONCERNS, theHead))
          .isEqualTo(
              new Walled(
                  Set.of(WATER, STATION),
                  Set.of(id("head"), id("chief"), id("digger"), id("plumber"))));
      assertThat(Wall.now(directory, Relation.CONCERNS, Filing.About.NOTHING))
          .isEqualTo(Walled.NOBODY);
    }

    @Test
    void keepsOutWhomNobodyInvolvedDirectsAnyMore() {
      Wall.Subject then =
          new Wall.Subject(
              Relation.CONCERNS,
              theChief,
              new Walled(Set.of(), Set.of(id("chief"), id("plumber"))),
              atWater().state());
      assertThat(hides(then, at(WATER, SUPPLY, "plumber", Role.HANDLER))).isTrue();
      assertThat(hides(then, at(WATER, SUPPLY, "other", Role.HANDLER))).isFalse();
    }
  }

  @Nested
  class AboutWhatTheHeadDid {
    private final Wall.Subject matter =
        matter(
            Relation.CONCERNS,
            new Filing.About(null, null, id("head"), false),
            Set.of(),
            new Effect.SeatTaken("registering", COUNTY));

    @Test
    void isNotForTheInstitutionNorForAnyBelowIt() {
      Wall wall = new Wall(directory);
      assertThat(wall.isAccused(matter, WATER)).isTrue();
      assertThat(wall.isAccused(matter, STATION)).isTrue();
      assertThat(wall.isAccused(matter, COUNTY)).isFalse();
      assertThat(wall.above(matter).superiorOf(STATION)).contains(COUNTY);
    }

    @Test
    void staysWalledOffWhenSomebodyElseHeadsItNow() {
      Wall.Subject then =
          new Wall.Subject(
              Relation.CONCERNS,
              new Filing.About(null, null, id("chief"), false),
              new Walled(Set.of(WATER, STATION), Set.of()),
              matter.state());
      assertThat(new Wall(directory).isAccused(then, WATER)).isTrue();
    }
  }

  @Test
  void anInstitutionThatIsNoMoreIsPassedOverOnTheWayUp() {
    Institution county = institution(COUNTY, CITY, null);
    Institution gone =
        new Institution(
            COUNTY,
            county.authority(),
            county.code(),
            county.name(),
            CITY,
            null,
            null,
            county.rulebook(),
            null,
            null,
            null,
            false);
    Directory now =
        Directory.of(
            new Directory.Content(
                List.of(institution(CITY, null, null), gone, institution(WATER, COUNTY, null)),
                List.of(),
                List.of(),
                List.of()));
    assertThat(new Wall(now).above(atWater()).superiorOf(WATER)).contains(CITY);
  }

  @Nested
  class Recusal {
    @Test
    void whoeverStepsBackReadsNothingAnyMoreInWhateverRole() {
      Wall.Subject recused = atWater(new Effect.Recused(id("head")));
      assertThat(hides(recused, at(WATER, null, "head", Role.LEAD, Role.REGISTRAR))).isTrue();
      assertThat(hides(recused, at(WATER, null, "other", Role.LEAD))).isFalse();
    }
  }

  @Test
  void aMatterWithoutSeatsIsNobodys() {
    assertThat(
            hides(
                matter(Relation.CONCERNS, Filing.About.NOTHING, Set.of()),
                at(CITY, null, "s", Role.SUPERVISOR)))
        .isTrue();
  }
}
