package org.huiyin.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.huiyin.TestServer;
import org.huiyin.ledger.note.JdkSigner;
import org.huiyin.ledger.note.SigningKey;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.receipt.CompactPromise;
import org.huiyin.ledger.receipt.Entry;
import org.huiyin.ledger.receipt.Filed;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script by which a device verifies receipts: it finds what the library finds, whichever
/// arithmetic it has, and it can send nothing anywhere.
class VerifyScriptBrowserTest {

  private static final LocalDate TODAY = SomeLedger.DAY.plusDays(1);
  private static final int FLIPS = 400;
  private static final String WITHOUT_ITS_OWN =
      "SubtleCrypto.prototype.importKey = () => Promise.reject(new Error('none'))";

  private final TestServer server = TestServer.shared();
  private final SomeLedger ledger = new SomeLedger();

  private static Sight withScripts() {
    return Sight.of("en", 1280).withScripts(true);
  }

  /// Receipts, promises and codes, by what they are.
  private Map<String, byte[]> allKinds() {
    ledger.grow(5);
    Entry.Opened first = ledger.put(ledger.entry(1, "file", Map.of("story", "渠道断水 🌾 \"\\\n")));
    ledger.grow(70);
    Entry.Opened second = ledger.put(ledger.entry(2, "register", Map.of()));
    ledger.grow(300);
    Entry.Opened third = ledger.entry(3, "accept", Map.of("how", "实地查看"));
    var promise = ledger.promise(first.commitment());
    var daily = ledger.promise(first.commitment(), new Filed.On(SomeLedger.DAY));
    var head = ledger.head();
    Entry.Opened in = ledger.placed(first);
    Entry.Opened also = ledger.placed(second);
    JdkSigner other =
        new JdkSigner(SigningKey.ed25519("other.example", new java.security.SecureRandom()));
    SomeLedger twin = new SomeLedger();
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("whole", ledger.receipt(promise, head, in, also).bytes());
    all.put("with one that waits", ledger.receipt(promise, head, in, also, third).bytes());
    all.put("nothing in yet", ledger.receipt(promise, null, first, second).bytes());
    all.put("without content", ledger.receipt(promise, head, in, also).withoutContent().bytes());
    all.put("without content, waiting", ledger.receipt(null, null, first).withoutContent().bytes());
    all.put("some closed", ledger.receipt(promise, head, in.closed(), also).bytes());
    all.put("closed and promised", ledger.receipt(daily, null, first.closed()).bytes());
    all.put("no promise", ledger.receipt(null, head, in, also).bytes());
    all.put("twice", ledger.receipt(promise, head, in, in).bytes());
    all.put("of another entry", ledger.receipt(promise, head, also).bytes());
    all.put("without its proof's head", ledger.receipt(promise, twin(twin), in).bytes());
    all.put("head of nobody known", ledger.receipt(promise, sign(head.text(), other), in).bytes());
    all.put(
        "promise of a twin", ledger.receipt(twin.promise(first.commitment()), head, in).bytes());
    all.put("in another place", ledger.receipt(promise, head, elsewhere(in)).bytes());
    all.put("with another proof", ledger.receipt(promise, head, with(in, also)).bytes());
    all.put("not canonical", ledger.receipt(promise, head, spaced(in)).bytes());
    all.put("a promise", promise.bytes());
    all.put("a promise of a day", daily.bytes());
    all.put("a promise of a twin", twin.promise(first.commitment()).bytes());
    all.put("a code", text(CompactPromise.of(promise).text()));
    all.put("a code of a day", text(CompactPromise.of(daily).text()));
    all.put(
        "an address", text("https://x.example/ledger/verify#" + CompactPromise.of(daily).text()));
    all.put("nothing", new byte[0]);
    all.put("something else", text("{\"format\":\"huiyin-receipt/v1\"}"));
    all.put("no text", new byte[] {(byte) 0xc3, 0x28});
    all.put("the head alone", head.bytes());
    return all;
  }

  private static org.huiyin.ledger.note.SignedNote twin(SomeLedger twin) {
    twin.grow(9);
    return twin.head();
  }

  private static org.huiyin.ledger.note.SignedNote sign(String text, JdkSigner by) {
    return org.huiyin.ledger.note.SignedNote.sign(text, by);
  }

  private static Entry elsewhere(Entry.Opened entry) {
    Entry.Place place = entry.place().orElseThrow();
    return new Entry.Opened(
        entry.facts(),
        entry.content(),
        entry.salt(),
        java.util.Optional.of(new Entry.Place(place.index() + 1, place.proof())));
  }

  private static Entry with(Entry.Opened entry, Entry.Opened other) {
    return new Entry.Opened(entry.facts(), entry.content(), entry.salt(), other.place());
  }

  private static Entry spaced(Entry.Opened entry) {
    return new Entry.Opened(
        entry.facts().replaceFirst(",", ", "), entry.content(), entry.salt(), entry.place());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// What the script finds, one line each.
  private static List<String> found(Page page, byte[] sent, List<VerifierKey> keys) {
    Object said =
        page.evaluate(
            """
            async ([base64, keys, today]) => {
              const some = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
              return (await huiyin.found(some, keys, false, today)).map(
                (one) => [one.tone, one.key].concat(one.values).join(' '));
            }
            """,
            List.of(
                Base64.getEncoder().encodeToString(sent),
                keys.stream().map(VerifierKey::toString).toList(),
                TODAY.toString()));
    return ((List<?>) said).stream().map(String::valueOf).toList();
  }

  private static List<String> foundByTheLibrary(byte[] sent, List<VerifierKey> keys) {
    return Findings.in(sent, keys, TODAY).stream()
        .map(
            one ->
                (one.tone().id() + " " + one.key() + " " + String.join(" ", one.values())).strip())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsWhatTheLibraryFinds(boolean ofTheBrowser) {
    List<VerifierKey> keys = List.of(ledger.signer().key());
    Map<String, byte[]> all = allKinds();
    try (Browsing browsing = Browsing.at(server.uri(), withScripts())) {
      Page page = opened(browsing, ofTheBrowser);
      Map<String, String> verdicts = new LinkedHashMap<>();
      all.forEach(
          (name, sent) -> {
            List<String> library = foundByTheLibrary(sent, keys);
            assertThat(found(page, sent, keys)).as(name).isEqualTo(library);
            verdicts.put(name, library.getFirst());
          });
      assertThat(verdicts)
          .containsEntry("whole", "head good")
          .containsEntry("without content", "head good")
          .containsEntry("with one that waits", "head partly")
          .containsEntry("a promise", "head partly")
          .containsEntry("a code", "head partly")
          .containsEntry("an address", "head partly")
          .containsEntry("without content, waiting", "head nothing");
      assertThat(verdicts.entrySet())
          .filteredOn(verdict -> verdict.getValue().equals("head bad"))
          .extracting(Map.Entry::getKey)
          .contains("twice", "in another place", "with another proof", "not canonical", "no text");
      List<VerifierKey> others = List.of(new SomeLedger().signer().key());
      assertThat(found(page, right(all, "whole"), others)).startsWith("head bad");
    }
  }

  @Test
  void takesNoReceiptOfWhichOneBitIsAnother() {
    List<VerifierKey> keys = List.of(ledger.signer().key());
    Map<String, byte[]> all = allKinds();
    long seed = System.nanoTime();
    System.out.println("Seed of the flipped bits: " + seed);
    Random random = new Random(seed);
    try (Browsing browsing = Browsing.at(server.uri(), withScripts())) {
      Page page = opened(browsing, true);
      for (String name : List.of("whole", "nothing in yet", "a promise", "a code", "some closed")) {
        byte[] right = right(all, name);
        String verdict = foundByTheLibrary(right, keys).getFirst();
        List<byte[]> flipped = new ArrayList<>();
        for (int i = 0; i < FLIPS / 5; i++) {
          byte[] one = right.clone();
          one[place(one, random)] ^= (byte) (1 << random.nextInt(8));
          flipped.add(one);
        }
        for (byte[] one : flipped) {
          List<String> library = foundByTheLibrary(one, keys);
          List<String> script = found(page, one, keys);
          assertThat(script.getFirst()).as(name + hex(one)).isEqualTo(library.getFirst());
          // Of an entry that isn't in the ledger yet, nothing holds what it says.
          if (!name.equals("nothing in yet") || !library.getFirst().equals(verdict)) {
            assertThat(library.getFirst()).as(name + hex(one)).isEqualTo("head bad");
          }
        }
      }
    }
  }

  private static byte[] right(Map<String, byte[]> all, String name) {
    return Objects.requireNonNull(all.get(name));
  }

  /// Any but the end of the file, which may be more of a space, and what stands before a `=`: bits
  /// of it that base64 leaves unused mean nothing in a signature.
  private static int place(byte[] bytes, Random random) {
    int place = random.nextInt(bytes.length - 1);
    return bytes[place + 1] == '=' ? place(bytes, random) : place;
  }

  private static Page opened(Browsing browsing, boolean ofTheBrowser) {
    if (!ofTheBrowser) {
      browsing.page().addInitScript(WITHOUT_ITS_OWN);
    }
    return browsing.open("/ledger/verify").page();
  }

  /// RFC 8032, 7.1
  @ParameterizedTest
  @ValueSource(
      strings = {
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,,"
            + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
            + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
            + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e"
            + "458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
            + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290"
            + "ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf,"
            + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a8"
            + "36ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f,"
            + "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ec"
            + "fdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
      })
  void verifiesTheVectorsOfTheSpecification(String vector) {
    String[] parts = vector.split(",", -1);
    try (Browsing browsing = Browsing.at(server.uri(), withScripts())) {
      Page page = opened(browsing, true);
      assertThat(verifies(page, parts[0], parts[1], parts[2])).isTrue();
      assertThat(verifies(page, parts[0], parts[1] + "00", parts[2])).isFalse();
    }
  }

  /// Encodings on which implementations differ: points of small order, points that aren't
  /// canonical, and a scalar that is as large as the order or larger.
  @Test
  void decidesAsTheJdkWhereImplementationsDiffer() {
    SigningKey key = SigningKey.ed25519("k", new java.security.SecureRandom());
    byte[] message = text("huiyin");
    String right = hex(new JdkSigner(key).sign(message));
    List<String> points =
        new ArrayList<>(List.of(hex(key.key().publicKey()), right.substring(0, 64)));
    points.addAll(SMALL_OR_NOT_CANONICAL);
    List<String> scalars =
        List.of(
            right.substring(64),
            "00".repeat(32),
            "01" + "00".repeat(31),
            little(ORDER),
            little(ORDER.subtract(BigInteger.ONE)),
            little(ORDER.add(new BigInteger(1, reversed(right.substring(64))))),
            "ff".repeat(32));
    Map<Boolean, Integer> count = new LinkedHashMap<>();
    try (Browsing browsing = Browsing.at(server.uri(), withScripts())) {
      Page page = opened(browsing, false);
      for (String a : points) {
        for (String r : points) {
          for (String s : scalars) {
            boolean jdk = verifiesInTheJdk(a, message, r + s);
            count.merge(jdk, 1, Integer::sum);
            assertThat(verifies(page, a, hex(message), r + s))
                .as("%s %s%s", a, r, s)
                .isEqualTo(jdk);
          }
        }
      }
    }
    assertThat(count).containsKeys(true, false);
  }

  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static final List<String> SMALL_OR_NOT_CANONICAL =
      List.of(
          "01" + "00".repeat(31),
          "01" + "00".repeat(30) + "80",
          "00".repeat(32),
          "00".repeat(31) + "80",
          "ec" + "ff".repeat(30) + "7f",
          "ec" + "ff".repeat(31),
          "ed" + "ff".repeat(30) + "7f",
          "ee" + "ff".repeat(30) + "7f",
          "ee" + "ff".repeat(31),
          "ff".repeat(32),
          "02" + "00".repeat(31),
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");

  private static boolean verifies(Page page, String key, String message, String signature) {
    return (Boolean)
        page.evaluate(
            """
            ([key, message, signature]) => {
              const of = (hex) => Uint8Array.from(hex.match(/../g) || [], (one) => parseInt(one, 16));
              return huiyin.verifies(of(key), of(message), of(signature));
            }
            """,
            List.of(key, message, signature));
  }

  private static boolean verifiesInTheJdk(String key, byte[] message, String signature) {
    byte[] big = reversed(key);
    boolean isOdd = big[0] < 0;
    big[0] &= 0x7f;
    try {
      Signature verifying = Signature.getInstance("Ed25519");
      verifying.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(
                  new EdECPublicKeySpec(
                      NamedParameterSpec.ED25519, new EdECPoint(isOdd, new BigInteger(1, big)))));
      verifying.update(message);
      return verifying.verify(HexFormat.of().parseHex(signature));
    } catch (GeneralSecurityException refused) {
      return false;
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] reversed(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    for (int i = 0; i < bytes.length / 2; i++) {
      byte one = bytes[i];
      bytes[i] = bytes[bytes.length - 1 - i];
      bytes[bytes.length - 1 - i] = one;
    }
    return bytes;
  }

  private static String little(BigInteger number) {
    String digits = "%064x".formatted(number);
    return hex(reversed(digits));
  }

  @Test
  void canSendNothingAnywhere() {
    try (Browsing browsing = Browsing.at(server.uri(), withScripts())) {
      Page page = browsing.page();
      List<String> asked = new ArrayList<>();
      List<String> refused = new ArrayList<>();
      browsing.open("/ledger/verify#" + CompactPromise.of(somePromise()).text());
      page.locator("#result p").first().waitFor();
      // The page's icon comes when the browser pleases.
      page.onRequestFinished(
          request -> {
            if (!request.url().endsWith(".svg")) {
              asked.add(request.url());
            }
          });
      page.onRequestFailed(request -> refused.add(request.failure()));
      page.locator("#f-receipt").fill("{}");
      page.locator("#verify-do").click();
      page.locator("#result .no").first().waitFor();
      assertThatThrownBy(() -> page.evaluate("fetch('/ledger')"))
          .isInstanceOf(PlaywrightException.class);
      page.evaluate(
          """
          new Promise((gone) => {
            const picture = new Image();
            picture.onerror = gone;
            picture.src = 'https://elsewhere.example/x';
          })
          """);
      assertThat(asked).isEmpty();
      assertThat(refused).containsOnly("csp");
    }
  }

  private org.huiyin.ledger.note.SignedNote somePromise() {
    return ledger.promise(ledger.entry(1, "file", Map.of()).commitment());
  }

  @Test
  void saysPlainlyWhereItCannotVerify() {
    try (Browsing browsing = Browsing.at(server.uri(), withScripts())) {
      browsing.page().addInitScript("delete window.BigInt");
      browsing.open("/ledger/verify");
      assertThat(browsing.page().locator("#verify-without").isVisible()).isTrue();
      assertThat(browsing.page().locator("#verify").isVisible()).isFalse();
      assertThat(browsing.page().locator("#verify-without").innerText())
          .contains(browsing.text("verify.without"));
    }
    try (Browsing browsing = Browsing.at(server.uri(), Sight.of("en", 1280))) {
      browsing.open("/ledger/verify");
      assertThat(browsing.page().locator("#verify-without").isVisible()).isTrue();
    }
  }

  @Test
  void hasASentenceInThePageForEverythingItSays() {
    try (Browsing browsing = Browsing.at(server.uri(), withScripts())) {
      browsing.open("/ledger/verify");
      List<?> keys =
          (List<?>)
              browsing
                  .page()
                  .evaluate(
                      "Array.from(document.querySelectorAll('[data-say]'), (e) => e.dataset.say)");
      assertThat(keys.stream().map(String::valueOf).collect(Collectors.toSet()))
          .containsExactlyInAnyOrderElementsOf(Findings.ALL);
    }
  }
}
