package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.Book;
import org.huiyin.matter.Books;
import org.huiyin.matter.Cursor;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/// The five books of an institution, each at an address of its own.
@Controller
class DeskBooksController {

  private static final int LISTED = 50;

  private final Books books;
  private final Directory directory;
  private final Pages pages;

  DeskBooksController(Books books, Directory directory, Pages pages) {
    this.books = books;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping("/desk/books")
  View all(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    return pages.show(
        "desk/books",
        page,
        Map.of("officer", SignedIn.of(officer, directory), "sizes", books.sizes(officer)));
  }

  @GetMapping("/desk/books/{book}")
  View one(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String book) {
    Page page = pages.frame(request);
    Book asked = Book.of(book).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    String after = Objects.requireNonNullElse(request.getParameter("after"), "");
    Optional<Cursor> cursor = Cursor.parse(after);
    return pages.show(
        "desk/book",
        page,
        Map.of(
            "officer",
            SignedIn.of(officer, directory),
            "book",
            asked.id(),
            "first",
            cursor.isEmpty(),
            "matters",
            books.page(officer, asked, cursor, LISTED, page.locale())));
  }
}
