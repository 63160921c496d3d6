package org.huiyin.matter;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import javax.sql.DataSource;
import org.huiyin.access.Credentials;
import org.huiyin.access.InvitationDoor;
import org.huiyin.authority.Calendars;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.database.Transactions;
import org.huiyin.procedure.Editions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class MatterConfiguration {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration LONGEST_UNDO = Duration.ofMinutes(10);

  @Bean
  LegalTime legalTime(@Qualifier("legalTimeSource") InstantSource source) {
    return new LegalTime(source);
  }

  @Bean
  Rulebooks rulebooks(
      JdbcClient jdbc, Directory directory, LegalTime legalTime, Editions editions) {
    return new Rulebooks(new RulebookStore(jdbc), directory, legalTime, editions);
  }

  @Bean
  PublishedRulebooks publishedRulebooks(Editions editions, JdbcClient jdbc) {
    return new PublishedRulebooks(editions, new RulebookStore(jdbc));
  }

  @Bean
  StateCodec stateCodec() {
    return new StateCodec();
  }

  @Bean
  Parts parts(
      DataSource dataSource,
      StateCodec states,
      Rulebooks rulebooks,
      Calendars calendars,
      Directory directory,
      Gazetteer gazetteer,
      Sealing sealing,
      LegalTime legalTime) {
    Substitutes substitutes = new Substitutes(directory, rulebooks, legalTime);
    Wall wall = new Wall(directory, substitutes::absentFor);
    Recipients recipients = new Recipients(directory, wall);
    return new Parts(
        new MatterStore(dataSource, states),
        new MatterKeyStore(dataSource),
        rulebooks,
        calendars,
        directory,
        gazetteer,
        sealing,
        new Journal(sealing, RANDOM),
        legalTime,
        recipients,
        new Duties(recipients),
        wall,
        substitutes,
        new Succession(directory, wall, substitutes));
  }

  @Bean
  Viewing viewing(Parts parts, MessageSource messages) {
    return new Viewing(parts, messages);
  }

  @Bean
  Attaching attaching(EvidenceFolder folder, DataSource dataSource, Sealing sealing) {
    return new Attaching(folder, new EvidenceStore(dataSource), sealing);
  }

  @Bean
  Drafts drafts(
      Parts parts, DataSource dataSource, @Qualifier("securityTime") InstantSource securityTime) {
    return new Drafts(parts, new DraftStore(dataSource), securityTime, RANDOM);
  }

  @Bean
  Handing handing(Parts parts, Drafts drafts, DataSource dataSource) {
    return new Handing(parts, drafts, dataSource);
  }

  @Bean
  Holding heldDecisions(
      Parts parts,
      ActingMatters acting,
      Drafts drafts,
      Handing handing,
      DataSource dataSource,
      @Qualifier("securityTime") InstantSource securityTime,
      @Value("${huiyin.desk.undo:30s}") Duration undo) {
    if (undo.isNegative() || undo.compareTo(LONGEST_UNDO) > 0) {
      throw new IllegalArgumentException("huiyin.desk.undo: " + undo + ", not between 0 and 10m");
    }
    return new Holding(
        parts, acting, drafts, handing, new HeldStore(dataSource), securityTime, undo);
  }

  /// Also where nothing is held any more: what was held before still leaves.
  @Bean
  RecurringTask<?> leavingTask(Holding holding, @Value("${huiyin.desk.undo:30s}") Duration undo) {
    Duration often = undo.isPositive() ? Duration.ofSeconds(5) : Duration.ofMinutes(1);
    return Tasks.recurring("leave-held", FixedDelay.of(often))
        .execute((instance, context) -> holding.sweep());
  }

  @Bean
  ActingMatters actingMatters(
      Parts parts,
      Viewing viewing,
      ReadingMatters reading,
      Attaching attaching,
      Handing handing,
      Searched searched) {
    return new ActingMatters(parts, viewing, reading, attaching, handing, searched);
  }

  @Bean
  Search search(Parts parts, DataSource dataSource) {
    return new Search(parts, dataSource);
  }

  @Bean
  Indexing indexing(Parts parts, DataSource dataSource, Searched searched) {
    return new Indexing(parts, new CheckingStore(dataSource), searched);
  }

  @Bean
  Searched searched(Parts parts, DataSource dataSource) {
    return new Searched(parts, dataSource);
  }

  @Bean
  ReadingMatters readingMatters(Parts parts, Viewing viewing) {
    return new ReadingMatters(parts, viewing, RANDOM);
  }

  @Bean
  AnswerLetters answerLetters(Parts parts, Viewing viewing, ReadingMatters reading) {
    return new AnswerLetters(parts, viewing, reading);
  }

  @Bean
  ListExports listExports(DataSource dataSource, Parts parts, StateCodec states) {
    return new ListExports(dataSource, parts, new Desk(dataSource, parts, states));
  }

  @Bean
  Books books(DataSource dataSource, Parts parts, StateCodec states) {
    return new Books(dataSource, parts, states);
  }

  @Bean
  JointAnswers jointAnswers(ActingMatters acting, Parts parts) {
    return new JointAnswers(acting, parts);
  }

  @Bean
  EarlierHolders earlierHolders(DataSource dataSource, Parts parts) {
    return new EarlierHolders(dataSource, parts);
  }

  @Bean
  Summaries summaries(DataSource dataSource, Parts parts, StateCodec states) {
    return new Summaries(dataSource, parts, states);
  }

  @Bean
  Matters matters(
      Parts parts,
      Viewing viewing,
      ActingMatters acting,
      ReadingMatters reading,
      Attaching attaching,
      EvidenceReading evidenceReading,
      StateCodec states,
      Drafts drafts,
      Handing handing,
      Holding holding,
      DataSource dataSource,
      Searched searched,
      @Qualifier("securityTime") InstantSource securityTime) {
    LoadingStore loading = new LoadingStore(dataSource, states, searched);
    return new Matters(
        new FilingMatters(
            parts,
            viewing,
            attaching,
            new FilingTogether<>(new FilingStore(dataSource, states)::insert),
            securityTime,
            RANDOM),
        acting,
        reading,
        evidenceReading,
        new Desk(dataSource, parts, states),
        drafts,
        handing,
        holding,
        new LoadingMatters(parts, loading, RANDOM),
        new FictionMatters(parts, acting, loading, RANDOM));
  }

  @Bean
  EvidenceReading evidenceReading(
      Parts parts, Attaching attaching, ReadingMatters reading, FileScan scan) {
    return new EvidenceReading(parts, attaching, reading, scan);
  }

  @Bean
  Originals originals(Parts parts, EvidenceReading reading, Credentials credentials) {
    return new Originals(parts, reading, credentials);
  }

  @Bean
  SamePerson samePerson(
      Parts parts,
      DataSource dataSource,
      Credentials credentials,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new SamePerson(parts, new Asked(dataSource), credentials, securityTime);
  }

  @Bean
  RedactedCopies redactedCopies(Parts parts, Attaching attaching, DataSource dataSource) {
    return new RedactedCopies(parts, attaching, dataSource);
  }

  @Bean
  LostKeys lostKeys(
      Parts parts,
      DataSource dataSource,
      Credentials credentials,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new LostKeys(
        parts,
        new KeyRecoveryStore(dataSource),
        new Asked(dataSource),
        credentials,
        securityTime,
        RANDOM);
  }

  @Bean
  Groups groups(Parts parts, DataSource dataSource) {
    return new Groups(parts, new GroupStore(dataSource), RANDOM);
  }

  @Bean
  JoiningGroup joiningGroup(
      Parts parts,
      DataSource dataSource,
      InvitationDoor door,
      MessageSource messages,
      Searched searched) {
    return new JoiningGroup(parts, new GroupStore(dataSource), door, RANDOM, messages, searched);
  }

  @Bean
  Erasing erasing(
      Parts parts,
      DataSource dataSource,
      EvidenceFolder folder,
      @Value("${huiyin.home:./huiyin-data}") Path home) {
    return new Erasing(
        parts, new ErasingStore(dataSource), new ErasureRegister(home.resolve("state")), folder);
  }

  @Bean
  Archiving archiving(Parts parts, Attaching attaching, ArchiveSeal seal) {
    return new Archiving(parts, attaching, seal);
  }

  @Bean
  ArchivedMatters archivedMatters(DataSource dataSource) {
    return new ArchivedMatters(dataSource);
  }

  @Bean
  Restoring restoring(Parts parts, Erasing erasing, Archiving archiving) {
    return new Restoring(parts, erasing, archiving);
  }

  @Bean
  LegalHolds legalHolds(Parts parts, DataSource dataSource) {
    return new LegalHolds(parts, new LegalHoldStore(dataSource));
  }

  @Bean
  OwnErasure ownErasure(Parts parts, Erasing erasing) {
    return new OwnErasure(parts, erasing);
  }

  @Bean
  Retention retention(Parts parts, Erasing erasing, Archiving archiving) {
    return new Retention(parts, erasing, archiving);
  }

  /// Daily, in the quiet hours; a day that was missed is made up for when the server is up again.
  @Bean
  RecurringTask<?> retentionTask(Retention retention) {
    return Tasks.recurring("sweep-retention", Schedules.daily(LocalTime.of(3, 40)))
        .execute((instance, context) -> retention.sweep());
  }

  @Bean
  Disclosures disclosures(
      Parts parts,
      DataSource dataSource,
      Credentials credentials,
      @Qualifier("securityTime") InstantSource securityTime,
      @Value("${huiyin.disclosure.most-a-day:20}") int mostADay) {
    return new Disclosures(
        parts,
        new DisclosureStore(dataSource),
        new Asked(dataSource),
        credentials,
        securityTime,
        mostADay);
  }

  @Bean
  LawfulOrders lawfulOrders(Parts parts, DataSource dataSource, Credentials credentials) {
    return new LawfulOrders(parts, new LawfulOrderStore(dataSource), credentials);
  }

  @Bean
  BesideMatter besideMatter(
      Parts parts, Viewing viewing, Groups groups, Disclosures disclosures, LawfulOrders orders) {
    return new BesideMatter(parts, viewing, groups, disclosures, orders);
  }

  @Bean
  LawfulOrderCounts lawfulOrderCounts(DataSource dataSource, LegalTime legalTime) {
    return new LawfulOrderCounts(new LawfulOrderStore(dataSource), legalTime);
  }

  @Bean
  TellingOfOrders tellingOfOrders(Parts parts, DataSource dataSource) {
    return new TellingOfOrders(parts, new LawfulOrderStore(dataSource));
  }

  @Bean
  RecurringTask<Void> tellingOfLawfulOrders(TellingOfOrders telling) {
    return Tasks.recurring("tell-of-lawful-orders", FixedDelay.of(Duration.ofMinutes(1)))
        .execute((instance, context) -> telling.sweep());
  }

  @Bean
  Ratings ratings(Parts parts, DataSource dataSource, Corrections corrections) {
    return new Ratings(parts, new RatingStore(dataSource), corrections);
  }

  @Bean
  LeavingRatings leavingRatings(Parts parts, Transactions transactions) {
    return new LeavingRatings(parts, transactions, RANDOM);
  }

  /// Daily, in the quiet hours: that a batch is there doesn't tell when the tenth was sent.
  @Bean
  RecurringTask<?> leavingRatingsTask(LeavingRatings leaving) {
    return Tasks.recurring("leave-ratings", Schedules.daily(LocalTime.of(4, 20)))
        .execute((instance, context) -> leaving.sweep());
  }

  @Bean
  RatingReminders ratingReminders(Parts parts, Transactions transactions) {
    return new RatingReminders(parts, transactions);
  }

  /// At an hour at which nobody is woken by it.
  @Bean
  RecurringTask<?> ratingRemindersTask(RatingReminders reminders) {
    return Tasks.recurring("remind-of-ratings", Schedules.daily(LocalTime.of(10, 20)))
        .execute((instance, context) -> reminders.sweep());
  }

  @Bean
  RatingBatches ratingBatches(DataSource dataSource, Parts parts) {
    return new RatingBatches(dataSource, parts);
  }

  @Bean
  OfficialActs officialActs(
      DataSource dataSource, Parts parts, StateCodec states, MessageSource messages) {
    return new OfficialActs(dataSource, parts, states, messages);
  }

  @Bean
  Checks checks(JdbcClient jdbc) {
    return new Checks(jdbc);
  }

  @Bean
  WrappedKeys wrappedKeys(Transactions transactions, Sealing sealing) {
    return new WrappedKeys(transactions, sealing);
  }

  @Bean
  Lateness lateness(Parts parts, ActingMatters acting, LegalTime legalTime) {
    return new Lateness(parts.store(), acting, legalTime);
  }

  @Bean
  Recounting recounting(
      Calendars calendars,
      ActingMatters acting,
      DataSource dataSource,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new Recounting(calendars, new RecountingStore(dataSource), acting, securityTime);
  }

  @Bean
  @Profile("!check")
  Schedule schedule(
      DataSource dataSource,
      Lateness lateness,
      Recounting recounting,
      Parts parts,
      Attaching attaching,
      @Qualifier("securityTime") InstantSource securityTime,
      ObjectProvider<RecurringTask<?>> others) {
    return new Schedule(
        dataSource,
        lateness,
        recounting,
        parts.store(),
        attaching,
        securityTime,
        others.stream().toList());
  }

  /// The machine's clock, unless the demo or a test says when it is.
  @Bean
  InstantSource legalTimeSource(@Value("${huiyin.legal-time.start:}") String start) {
    return start.isEmpty() ? InstantSource.system() : new SettableLegalTime(Instant.parse(start));
  }

  @Bean
  Checking checking(
      Parts parts,
      Attaching attaching,
      DataSource dataSource,
      Searched searched,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new Checking(parts, new CheckingStore(dataSource), attaching, searched, securityTime);
  }
}
