package org.huiyin.record;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.tree.TilePath;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The log for whoever reads it by the rules of C2SP tlog-tiles, below `/ledger`. Each tile has
/// one address, and what lies there never changes.
@Controller
final class LedgerController {

  private static final String PREFIX = "/ledger/";
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final CacheControl SHORTLY =
      CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic();

  private final Ledger ledger;

  LedgerController(Ledger ledger) {
    this.ledger = ledger;
  }

  @GetMapping("/ledger/checkpoint")
  ResponseEntity<byte[]> checkpoint() {
    return ledger
        .checkpoint()
        .map(
            published ->
                ResponseEntity.ok()
                    .contentType(TEXT)
                    .cacheControl(SHORTLY)
                    .body(published.note().getBytes(StandardCharsets.UTF_8)))
        .orElseGet(LedgerController::nothing);
  }

  /// By the address as it was sent: written in any other way it is another one.
  @GetMapping("/ledger/tile/**")
  ResponseEntity<byte[]> tile(HttpServletRequest request) {
    return path(request.getRequestURI())
        .flatMap(ledger::tile)
        .map(
            bytes ->
                ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .cacheControl(FOR_EVER)
                    .body(bytes))
        .orElseGet(LedgerController::nothing);
  }

  private static Optional<TilePath> path(String address) {
    try {
      return address.startsWith(PREFIX)
          ? Optional.of(TilePath.parse(address.substring(PREFIX.length())))
          : Optional.empty();
    } catch (Refused refused) {
      return Optional.empty();
    }
  }

  /// It may be there a second later.
  private static ResponseEntity<byte[]> nothing() {
    return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
  }
}
