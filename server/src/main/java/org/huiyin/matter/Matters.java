package org.huiyin.matter;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.KeyHolder;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.Participant;
import org.jspecify.annotations.Nullable;

/// The door to matters: bringing one, acting in one, reading one, and what is owed.
///
/// What is answered as done is on disk: state, journal, duties and notices are written in one
/// transaction, all or none. An act is decided by the rulebook under which its matter was
/// opened; the wall (R2) and the officer's roles are checked in every call. Concurrent acts on
/// one matter are serialised: the one that comes second is told how the matter stands now.
///
/// Methods throw [LegalTime.ClockSetBack] while the machine's clock is behind what is recorded,
/// and Spring's `DataAccessException`s when the database can't be used. After the first nothing
/// was recorded; after the second that isn't known, if the connection was lost in the middle. A
/// filing is then safe to repeat with the same idempotency key, an act with the version that it
/// was meant for.
///
/// Doesn't check who is asking: principals come from module access. Thread-safe.
public final class Matters {

  private final FilingMatters filing;
  private final ActingMatters acting;
  private final ReadingMatters reading;
  private final EvidenceReading evidence;
  private final Desk desk;
  private final Drafts drafts;
  private final Handing handing;
  private final Holding holding;
  private final LoadingMatters loading;
  private final FictionMatters fiction;

  Matters(
      FilingMatters filing,
      ActingMatters acting,
      ReadingMatters reading,
      EvidenceReading evidence,
      Desk desk,
      Drafts drafts,
      Handing handing,
      Holding holding,
      LoadingMatters loading,
      FictionMatters fiction) {
    this.fiction = fiction;
    this.loading = loading;
    this.evidence = evidence;
    this.filing = filing;
    this.acting = acting;
    this.reading = reading;
    this.desk = desk;
    this.drafts = drafts;
    this.handing = handing;
    this.holding = holding;
  }

  /// Brings a matter, as a complainant.
  ///
  /// @param idempotencyKey at least 128 bits made by the sender, or null: sent again within 24
  ///     hours, the same filing gives the same receipt
  public FilingOutcome file(Filing what, @Nullable String idempotencyKey, Locale locale) {
    return filing.file(what, null, idempotencyKey, locale);
  }

  /// Registers a letter, call or visit for whoever brought it. The key has to be changed at its
  /// first use, since an officer has seen it.
  public FilingOutcome file(
      Filing what, OfficerPrincipal by, @Nullable String idempotencyKey, Locale locale) {
    return filing.file(what, by, idempotencyKey, locale);
  }

  /// Takes in what another system had: the second and last way in which entries of journals are
  /// made. A batch is one transaction. What was taken in before, by source and number, isn't taken
  /// in again; of one that can't be taken in, the others know nothing. No rulebook is asked about
  /// what is past, and no clock is counted for it; of those that go on, the rulebook takes in the
  /// filing, as a letter.
  ///
  /// Of matters that have ended nothing is kept of who brought them, and no key opens them.
  ///
  /// Safe for several threads, also with the same matters; two are enough for two cores.
  ///
  /// @param by a registrar of the institution that registers them
  /// @param batch at most 2,000; a few hundred are as fast as more
  /// @return what became of each, in the same order
  public List<LoadOutcome> load(OfficerPrincipal by, List<PastMatter> batch) {
    return loading.load(by, batch);
  }

  /// Takes in matters that are made up for a test of scale: each of their acts is decided by the
  /// rulebook at its own instant, and what time makes due is done in between. A batch is one
  /// transaction. Entries say that they were made up. Safe for several threads.
  ///
  /// @throws IllegalArgumentException if a filing can't be taken in
  /// @throws org.springframework.dao.DuplicateKeyException if a batch with this first number
  ///     was made before
  public Fiction.Told load(Fiction made) {
    return fiction.load(made);
  }

  /// Which were made up under a seed, in their order.
  public List<Fiction.Range> made(long seed) {
    return fiction.made(seed);
  }

  /// Whether this installation holds no matter but those that were made up.
  public boolean holdOnlyFiction() {
    return fiction.isAlone();
  }

  /// What would become of each; takes nothing in.
  public List<LoadOutcome> wouldLoad(OfficerPrincipal by, List<PastMatter> batch) {
    return loading.wouldLoad(by, batch);
  }

  /// What would have to be mended before this filing could be taken in, as [#file] would say
  /// it; takes nothing in. Empty also where it belongs to another door.
  public List<FieldError> mistakes(Filing what) {
    return filing.mistakes(what, false);
  }

  /// The same for a letter, call or visit that an officer registers.
  public List<FieldError> mistakesOfRegistered(Filing what) {
    return filing.mistakes(what, true);
  }

  /// The longest that the answers to this filing can take, if everybody takes all the time there
  /// is; empty where it isn't taken in here, or where that is still being reckoned.
  public Optional<MatterView.LongestView> longest(Filing what) {
    return filing.longest(what);
  }

  /// The complainant acts, or one of a group. Where there are others in the group, saying that it
  /// is resolved is their own word, and what would bind the others is
  /// [ActOutcome.OnlyTogether].
  public ActOutcome act(Participant by, ActRequest request, Locale locale) {
    return acting.act(by, request, locale);
  }

  /// An officer acts. A matter that the wall hides is [ActOutcome.NotFound].
  public ActOutcome act(
      OfficerPrincipal by, MatterNumber number, ActRequest request, Locale locale) {
    return acting.act(by, number, request, locale);
  }

  /// The complainant's own view, or that of one of a group, who reads what the institutions said
  /// and they themself, and not what others did; not a reading that is journaled.
  public Optional<MatterView> view(Participant reader, Locale locale) {
    return reading.view(reader, locale);
  }

  /// Opens a matter for an officer, and journals who opened it and when (R4) before anything is
  /// shown. Empty if there is none or the wall hides it; never says which.
  public Optional<MatterView> open(OfficerPrincipal reader, MatterNumber number, Locale locale) {
    return reading.open(reader, number, locale);
  }

  /// The same for another page of a matter that this officer has open: no second entry is written
  /// as long as their last one is younger than a quarter of an hour and nobody else has done
  /// anything in the matter since. Otherwise it is opened anew.
  public Optional<MatterView> openAgain(
      OfficerPrincipal reader, MatterNumber number, Locale locale) {
    return reading.openAgain(reader, number, locale);
  }

  /// The whole matter to be printed, without who brought it, once it is in the journal that this
  /// officer prints it. Empty if there is none or the wall hides it; never says which.
  public Optional<MatterView> print(OfficerPrincipal reader, MatterNumber number, Locale locale) {
    return reading.print(reader, number, locale);
  }

  /// Those of some held files that can still be sent: a day may have passed, or they were.
  public List<Evidence> left(List<Evidence> files) {
    return evidence.left(files);
  }

  /// A file of the complainant's own matter; empty if there is none, or another of a group sent it.
  /// Not a reading that is journaled.
  public Optional<EvidenceFile> evidence(Participant reader, UUID id) {
    return evidence.read(reader, id);
  }

  /// A file of the complainant's own matter as it was sent.
  public Optional<EvidenceFile> original(Complainant reader, UUID id) {
    return evidence.readOriginal(reader, id);
  }

  /// Opens a file for an officer, and journals who opened it and when (R4) before anything of it
  /// is given out. Empty if there is none or the wall hides the matter; never says which.
  public Optional<EvidenceFile> evidence(OfficerPrincipal reader, MatterNumber number, UUID id) {
    return evidence.open(reader, number, id);
  }

  /// Makes a new key. It is valid from its first use, and that ends the old one: if this answer
  /// is lost, the old key opens as before and another new one can be made, which ends this one. A
  /// helper's key stays a helper's.
  ///
  /// @return the new key, shown once
  public String newKey(KeyHolder by) {
    return reading.newKey(by, false);
  }

  /// Makes a new key for the person for whom a helper brought the matter, who declares to be that
  /// person; from its first use on nothing is kept from them, and the helper's key opens nothing.
  ///
  /// Nobody proves it here: whoever holds the helper's key can declare it, and the journal says
  /// that it was declared.
  ///
  /// @return the new key, shown once
  public String takeKey(KeyHolder by) {
    return reading.newKey(by, true);
  }

  /// Makes a spare key: a second key of the same power, for whoever keeps it in another place.
  /// It is valid at once, ends the spare key before it, and ends itself when the key is changed.
  ///
  /// @return the spare key, shown once
  public String spareKey(Complainant by) {
    return reading.spareKey(by);
  }

  /// Whether this key is still that of the helper who brought the matter.
  public boolean isHelpers(KeyHolder by) {
    return reading.isHelpers(by);
  }

  /// What an officer who has just taken a matter in may do next in it. It reads nothing that was
  /// written, so it is no opening (R4). Empty where the wall hides the matter from them.
  public List<MatterView.ActView> offered(OfficerPrincipal by, Receipt receipt, Locale locale) {
    return reading.offered(by, receipt, locale);
  }

  /// How an officer can step back from a matter, without opening it. Empty if there is none or the
  /// wall hides it; never says which.
  public Optional<Recusal> recusal(OfficerPrincipal by, MatterNumber number, Locale locale) {
    return reading.recusal(by, number, locale);
  }

  /// The same with what proves each file, to be made a document of.
  public Optional<Docket> docket(OfficerPrincipal reader, MatterNumber number, Locale locale) {
    return reading.docket(reader, number, locale);
  }

  /// What an officer owes, in order of due date.
  public DutyPage duties(OfficerPrincipal officer, DutyQuery query, Locale locale) {
    return desk.duties(officer, query, locale);
  }

  /// What occurs in an officer's own duties now, and how many are pressing: for choosers and
  /// headings. Nothing that a wall hides is in it.
  public DutyOverview dutyOverview(OfficerPrincipal officer, Locale locale) {
    return desk.overview(officer, locale);
  }

  /// The zone in which days begin at an officer's institution.
  public ZoneId zone(OfficerPrincipal officer) {
    return desk.zone(officer);
  }

  /// The present legal day at an officer's institution.
  public LocalDate today(OfficerPrincipal officer) {
    return desk.today(officer);
  }

  /// Keeps what an officer has written of an act so far, over the state of it that they saw.
  /// It is no act: nothing is journaled, and nobody but this officer reads it. It goes with the
  /// act that is done, and when the officer steps back from the matter.
  ///
  /// @param draft its `version` is the one that was kept last, or [Draft#NONE] for the first
  public DraftOutcome keepDraft(OfficerPrincipal by, MatterNumber number, Draft draft) {
    return drafts.keep(by, number, draft);
  }

  /// What this officer has written of an act so far. Empty if there is nothing, or no such
  /// matter for them.
  public Optional<Draft> draft(OfficerPrincipal by, MatterNumber number, String act) {
    return drafts.find(by, number, act);
  }

  /// Which other officers have kept a draft of the same act in the last half hour, the latest
  /// first: who and when, and nothing of what they write. Nobody is kept from writing by it.
  public List<OtherWriter> othersWriting(OfficerPrincipal by, MatterNumber number, String act) {
    return drafts.others(by, number, act);
  }

  /// What of another's approval an officer has to know before they decide. Empty if there is no
  /// such matter or the wall hides it; never says which.
  public Optional<ApprovalAsked> approval(OfficerPrincipal by, MatterNumber number) {
    return handing.asked(by, number);
  }

  /// Whether an act that this officer sends from a page now would be held for a moment.
  public boolean holds(OfficerPrincipal by, MatterNumber number, String act) {
    return holding.holds(by, number, act);
  }

  /// An officer sends an act from a page: a decision is held for a moment, in which they can take
  /// it back; anything else is done at once. What would be refused is refused now.
  ///
  /// @param draft the version of the draft that is being sent; [Draft#NONE] for what another
  ///     officer handed in
  public Pressed press(
      OfficerPrincipal by, MatterNumber number, ActRequest request, int draft, Locale locale) {
    return holding.press(by, number, request, draft, locale);
  }

  /// Takes back what this officer has sent and what hasn't left.
  ///
  /// @return whether it hadn't
  public boolean takeBack(OfficerPrincipal by, MatterNumber number, String act) {
    return holding.takeBack(by, number, act);
  }

  /// What this officer has sent in a matter and what hasn't left, or couldn't.
  public List<HeldAct> held(OfficerPrincipal by, MatterNumber number) {
    return holding.own(by, number);
  }

  /// The decision that was given back to this officer, to be written anew and handed in, though
  /// they can't send it themselves.
  public Optional<MatterView.ActView> rewriting(
      OfficerPrincipal by, MatterNumber number, Locale locale) {
    return handing.rewriting(by, number, locale);
  }

  /// Drops what this officer has written of an act, if there is anything.
  public void dropDraft(OfficerPrincipal by, MatterNumber number, String act) {
    drafts.drop(by, number, act);
  }
}
