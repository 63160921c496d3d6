package org.huiyin;

import java.util.Optional;
import org.huiyin.database.Transactions;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Fails in each way in which a controller can, and gives back what it was sent.
@RestController
@Profile(FaultController.PROFILE)
@RequestMapping("/api/v1/admin/faults")
class FaultController {

  /// Other tests run the server without these addresses.
  static final String PROFILE = "faults";

  record Echo(String text, Optional<Integer> number) {}

  private final Transactions transactions;

  FaultController(Transactions transactions) {
    this.transactions = transactions;
  }

  @PostMapping("/echo")
  Echo echo(@RequestBody Echo sent) {
    return sent;
  }

  @GetMapping("/parameter")
  int parameter(@RequestParam int number, @RequestHeader("X-Needed") String needed) {
    return number + needed.length();
  }

  @GetMapping("/bug")
  String bug() {
    throw new IllegalStateException("a secret of the inside");
  }

  @GetMapping("/disk-full")
  int diskFull() {
    return raise("53100");
  }

  @GetMapping("/shutdown")
  int shutdown() {
    return raise("57P01");
  }

  @GetMapping("/constraint")
  int constraint() {
    return raise("23505");
  }

  private int raise(String state) {
    return transactions.as(
        "system:test",
        jdbc ->
            jdbc.sql(
                    "do $$ begin raise exception 'inside' using errcode = '%s'; end $$"
                        .formatted(state))
                .update());
  }
}
