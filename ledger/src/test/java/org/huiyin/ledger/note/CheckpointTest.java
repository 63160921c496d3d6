package org.huiyin.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.ledger.note.SignedNoteTest.defect;

import java.util.List;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// C2SP tlog-checkpoint and tlog-cosignature.
class CheckpointTest {

  private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
  private static final Checkpoint CHECKPOINT =
      new Checkpoint("example.com/behind-the-sofa", 20852163, Hash.ofBase64(ROOT));

  private final Signer ledger = Keys.ledger("example.com/behind-the-sofa");
  private final Signer audit = Keys.witness("audit.example");
  private final Signer university = Keys.witness("university.example");

  @Test
  void isTheTextOfTheSpecification() {
    var text = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";

    assertThat(CHECKPOINT.text()).isEqualTo(text);
    assertThat(Checkpoint.parse(text)).isEqualTo(CHECKPOINT);
  }

  @Test
  void keepsFurtherLines() {
    var checkpoint = new Checkpoint("x", 0, Hash.sha256(), List.of("one", "two"));

    assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'x#1#" + ROOT + "'|NOT_A_CHECKPOINT",
        "'x#1#'|NOT_A_CHECKPOINT",
        "'#1#" + ROOT + "#'|NOT_A_CHECKPOINT",
        "'x#1#" + ROOT + "##'|NOT_A_CHECKPOINT",
        "'x#1#" + ROOT + "##y#'|NOT_A_CHECKPOINT",
        "'x#01#" + ROOT + "#'|NOT_DECIMAL",
        "'x##" + ROOT + "#'|NOT_DECIMAL",
        "'x#+1#" + ROOT + "#'|NOT_DECIMAL",
        "'x#-1#" + ROOT + "#'|NOT_DECIMAL",
        "'x#１#" + ROOT + "#'|NOT_DECIMAL",
        "'x# 1#" + ROOT + "#'|NOT_DECIMAL",
        "'x#9223372036854775808#" + ROOT + "#'|SIZE_OUT_OF_RANGE",
        "'x#18446744073709551615#" + ROOT + "#'|SIZE_OUT_OF_RANGE",
        "'x#18446744073709551616#" + ROOT + "#'|SIZE_OUT_OF_RANGE",
        "'x#1#CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=#'|NOT_BASE64",
        "'x#1#CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I#'|NOT_BASE64",
        "'x#1#CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2LL#'|NOT_A_CHECKPOINT",
      })
  void refusesWhatIsNone(String text, Defect defect) {
    assertThat(defect(() -> Checkpoint.parse(text.replace('#', '\n')))).isEqualTo(defect);
  }

  @Test
  void goesUpToTheLongestLogThatThereCanBe() {
    assertThat(Checkpoint.parse("x\n9223372036854775807\n" + ROOT + "\n").size())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void witnessesCosignItWithATime() {
    var note =
        SignedNote.sign(CHECKPOINT.text(), ledger)
            .withSignature(Cosignature.sign(CHECKPOINT.text(), audit, 1_790_000_000));
    var read = SignedNote.parse(note.toString());

    assertThat(Cosignature.of(read, List.of(audit.key(), university.key())))
        .containsExactly(new Cosignature(audit.key(), 1_790_000_000));
    assertThat(read.verified(List.of(ledger.key(), audit.key())))
        .containsExactly(ledger.key(), audit.key());
  }

  @Test
  void aTimeThatWasAlteredIsFound() {
    byte[] signature = Cosignature.sign(CHECKPOINT.text(), audit, 1_790_000_000).signature();
    signature[7] ^= 1;
    var altered = NoteSignature.of(audit.key(), signature);

    assertThat(defect(() -> Cosignature.verified(CHECKPOINT.text(), altered, audit.key())))
        .isEqualTo(Defect.SIGNATURE_WRONG);
    assertThat(
            defect(
                () ->
                    Cosignature.of(
                        SignedNote.sign(CHECKPOINT.text(), ledger).withSignature(altered),
                        List.of(audit.key()))))
        .isEqualTo(Defect.SIGNATURE_WRONG);
  }

  @Test
  void aTimeBeyondAllTimesIsRefused() {
    byte[] signature = Cosignature.sign(CHECKPOINT.text(), audit, 1).signature();
    signature[0] = (byte) 0xff;

    assertThat(
            defect(
                () ->
                    Cosignature.verified(
                        CHECKPOINT.text(), NoteSignature.of(audit.key(), signature), audit.key())))
        .isEqualTo(Defect.SIGNATURE_WRONG);
    assertThat(defect(() -> Cosignature.sign(CHECKPOINT.text(), audit, -1)))
        .isEqualTo(Defect.SIZE_OUT_OF_RANGE);
    assertThat(defect(() -> Cosignature.sign(CHECKPOINT.text(), audit, Long.MAX_VALUE)))
        .isEqualTo(Defect.SIZE_OUT_OF_RANGE);
  }

  @Test
  void aWitnessIsAskedForByItsOwnKey() {
    var line = Cosignature.sign(CHECKPOINT.text(), audit, 1);

    assertThat(defect(() -> Cosignature.verified(CHECKPOINT.text(), line, university.key())))
        .isEqualTo(Defect.NOT_SIGNED);
  }

  @Test
  void aPolicySaysHowManyOfWhich() {
    var policy =
        WitnessPolicy.parse(
            """
            # who watches the county’s ledger

            log example.com/behind-the-sofa+00000000+AAAA
            witness audit      %s
            witness university %s https://university.example/witness
            group   both       2 audit university
            quorum  both
            """
                .formatted(audit.key(), university.key()));
    var note =
        SignedNote.sign(CHECKPOINT.text(), ledger)
            .withSignature(Cosignature.sign(CHECKPOINT.text(), audit, 1))
            .withSignature(Cosignature.sign(CHECKPOINT.text(), audit, 2));
    var both = note.withSignature(Cosignature.sign(CHECKPOINT.text(), university, 3));

    assertThat(policy).isEqualTo(new WitnessPolicy(2, List.of(audit.key(), university.key())));
    assertThat(policy.cosignatures(note)).containsExactly(new Cosignature(audit.key(), 2));
    assertThat(policy.isMetBy(policy.cosignatures(note))).isFalse();
    assertThat(policy.isMetBy(policy.cosignatures(both))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"all, 2", "any, 1", "1, 1", "2, 2"})
  void aGroupIsAllOrAnyOrANumber(String word, int needed) {
    assertThat(policy("group g " + word + " a u\nquorum g\n").needed()).isEqualTo(needed);
  }

  @Test
  void aQuorumMayBeOneWitnessOrNone() {
    assertThat(policy("quorum u\n")).isEqualTo(new WitnessPolicy(1, List.of(university.key())));
    assertThat(policy("quorum none\n").needed()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "'quorum x#'",
        "'quorum a#quorum a#'",
        "'quorum a u#'",
        "'group g 3 a u#quorum g#'",
        "'group g 0 a u#quorum g#'",
        "'group g 1 a a#quorum g#'",
        "'group g 1 a x#quorum g#'",
        "'group g 1#quorum g#'",
        "'group a 1 u#quorum a#'",
        "'group none 1 u#quorum none#'",
        "'group g 2 a u#group h 1 g#quorum h#'",
        "'group g 1 a#group h 1 g g#quorum h#'",
        "'anything else#quorum a#'",
      })
  void refusesAPolicyThatSaysMoreThanIsUnderstood(String lines) {
    assertThat(defect(() -> policy(lines.replace('#', '\n')))).isEqualTo(Defect.NOT_A_POLICY);
  }

  private WitnessPolicy policy(String lines) {
    return WitnessPolicy.parse(
        "witness a " + audit.key() + "\nwitness u " + university.key() + "\n" + lines);
  }
}
