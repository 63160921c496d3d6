package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.Participant;
import org.huiyin.copy.Copies;
import org.huiyin.copy.Copy;
import org.huiyin.matter.Corrections;
import org.huiyin.receipt.OwnReceipt;
import org.huiyin.receipt.OwnReceipts;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a complainant takes along of their matter, and how they correct who they are.
@RestController
@RequestMapping("/api/v1/matters/{number}")
@Tag(name = "Matters")
class MatterDataController {

  private final Copies copies;
  private final Corrections corrections;
  private final OwnReceipts receipts;

  MatterDataController(Copies copies, Corrections corrections, OwnReceipts receipts) {
    this.receipts = receipts;
    this.copies = copies;
    this.corrections = corrections;
  }

  /// Who somebody says they are.
  record Correction(@Nullable Map<String, @Nullable String> identity) {
    @Override
    public String toString() {
      return "Correction[hidden]";
    }
  }

  /// Which of it is another now.
  record CorrectionAnswer(List<String> corrected) {}

  @GetMapping("/data/json")
  @Operation(
      summary = "All that is kept of the matter, as data",
      description =
          "As `/schemas/matter-data-1.schema.json` describes it. Leaves no trace. With a helper's key it lacks who the"
              + " person is.")
  void data(
      @AuthenticationPrincipal Complainant complainant,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    send(copies.data(complainant, request), response);
  }

  @GetMapping("/data/pdf")
  @Operation(
      summary = "The same, to read and print",
      description = "PDF/UA, in the language asked for.")
  void document(
      @AuthenticationPrincipal Complainant complainant,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    send(copies.document(complainant, request), response);
  }

  @GetMapping("/data/zip")
  @Operation(summary = "Both, with all files")
  void archive(
      @AuthenticationPrincipal Complainant complainant,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    send(copies.archive(complainant, request), response);
  }

  private static void send(Optional<Copy> copy, HttpServletResponse response) throws IOException {
    copy.orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception()).sendTo(response);
  }

  @GetMapping("/receipt")
  @Operation(
      summary = "The receipt of the matter",
      description =
          "What was done, with the proof that it is in the public ledger, as the library and"
              + " `huiyin verify` read it. `content=no` leaves out what was said: it shows that"
              + " something was filed, and not what. Leaves no trace.")
  void receipt(
      @AuthenticationPrincipal Participant complainant,
      @RequestParam(name = "content", defaultValue = "yes") String content,
      HttpServletResponse response)
      throws IOException {
    Optional<OwnReceipt> own = receipts.of(complainant);
    send(content.equals("no") ? own.map(OwnReceipt::bare) : own.map(OwnReceipt::whole), response);
  }

  @PutMapping("/identity")
  @Operation(
      summary = "Correct who you are, or say it for the first time",
      description =
          "As a whole: what is left out is no more. The journal says which of it changed, never what to. Not with a helper's"
              + " key.")
  CorrectionAnswer correct(
      @AuthenticationPrincipal Complainant complainant, @RequestBody Correction body) {
    Map<String, String> identity = new HashMap<>(Given.named(body.identity()));
    return switch (corrections.correct(complainant, identity)) {
      case Corrections.Corrected.Done(var fields) ->
          new CorrectionAnswer(fields.stream().sorted().toList());
      case Corrections.Corrected.Same() -> new CorrectionAnswer(List.of());
      case Corrections.Corrected.Incomplete(var errors) ->
          throw MatterAnswers.incomplete(errors).exception();
      case Corrections.Corrected.OnlyThePerson() ->
          throw Problem.of(ProblemType.ONLY_THE_PERSON).exception();
    };
  }
}
