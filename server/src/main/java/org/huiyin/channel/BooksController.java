package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.Book;
import org.huiyin.matter.BookPage;
import org.huiyin.matter.Books;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The five books, over the API.
@RestController
@RequestMapping("/api/v1/desk/books")
@Tag(name = "Desk", description = "For officers, with a token")
class BooksController {

  private static final int PAGE = 50;

  private final Books books;

  BooksController(Books books) {
    this.books = books;
  }

  @GetMapping
  @Operation(
      summary = "The books of my institution, and how many matters are in each",
      description = "Of those that I may see; counted as far as 200.")
  List<BookPage.Size> books(@AuthenticationPrincipal OfficerPrincipal officer) {
    return books.sizes(officer);
  }

  @GetMapping("/{book}")
  @Operation(
      summary = "The matters of a book, the oldest first",
      description =
          "`own-power`, `needs-superior`, `needs-policy`, `no-remedy`, `special-supervision` or"
              + " `not-yet`. `cursor` is the `next` of the page before.")
  BookPage book(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String book,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "" + PAGE) int limit,
      Locale locale) {
    ListParameters.limit(limit, Books.MOST);
    return books.page(
        officer,
        Book.of(book).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception()),
        ListParameters.after(cursor),
        limit,
        locale);
  }
}
