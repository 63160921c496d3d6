package org.huiyin.exporting;

import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.Officer;
import org.huiyin.copy.Copy;
import org.huiyin.copy.Documents;
import org.huiyin.matter.Docket;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.Matters;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/// The docket of one matter, as a document without who brought it; that it was made is in the
/// journal as a printing before it is given out.
@Controller
class DocketController {

  private final Matters matters;
  private final Documents documents;
  private final Directory directory;
  private final Gazetteer gazetteer;
  private final Pages pages;

  DocketController(
      Matters matters, Documents documents, Directory directory, Gazetteer gazetteer, Pages pages) {
    this.matters = matters;
    this.documents = documents;
    this.directory = directory;
    this.gazetteer = gazetteer;
    this.pages = pages;
  }

  @GetMapping("/desk/matters/{number}/docket")
  View docket(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number) {
    Page page = pages.frame(request);
    MatterNumber asked = MatterNumber.parse(number).orElseThrow(PageNotFound::new);
    Docket docket = matters.docket(officer, asked, page.locale()).orElseThrow(PageNotFound::new);
    byte[] made = document(docket, officer, page);
    Copy copy =
        new Copy(docket.view().number() + ".pdf", "application/pdf", out -> out.write(made));
    return (_, _, response) -> copy.sendTo(response);
  }

  private byte[] document(Docket docket, OfficerPrincipal officer, Page page) {
    String topic = docket.view().topic();
    String place = docket.view().place();
    DocketText text =
        new DocketText(
            docket,
            directory.officer(officer.officer()).map(Officer::name).orElse(""),
            matters.today(officer),
            topic == null ? "" : topic(topic, officer, page),
            place == null
                ? ""
                : gazetteer.place(place).map(found -> page.in(found.name())).orElse(place));
    StringOutput html = new StringOutput();
    pages.part("exporting/docket", page, Map.of("docket", text)).writeTo(html);
    return documents.of(html.toString(), page.locale());
  }

  private String topic(String code, OfficerPrincipal officer, Page page) {
    return directory.topics(officer.institution()).stream()
        .filter(topic -> topic.code().equals(code))
        .map(topic -> page.in(topic.name()))
        .findFirst()
        .orElse(code);
  }
}
