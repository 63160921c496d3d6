package org.huiyin.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.huiyin.matter.LawfulOrder;
import org.huiyin.matter.LawfulOrders;
import org.huiyin.page.Page;

/// What is handed over by law, as text: a sheet that says by which paper and who agreed, then each
/// part.
record HandedSheet(Page page, String number) {

  String text(LawfulOrders.Outcome.Handed handed) {
    LawfulOrders.View order = handed.order();
    LawfulOrder.Instrument instrument = order.order().instrument();
    List<String> lines = new ArrayList<>();
    lines.add(page.text(instrument.isExchange() ? "order.exchange" : "order.disclosure"));
    lines.add("");
    line(lines, "order.number", number);
    line(lines, "order.instrument", page.text("order.instrument." + instrument.id()));
    line(lines, "order.document", order.document());
    line(lines, "order.issuer", order.issuer());
    line(lines, "order.dated", order.dated());
    line(lines, "order.words", order.words());
    line(lines, "order.asked", order.asked());
    line(lines, "order.agreed", order.first() + ", " + order.second());
    line(lines, "order.handed-on", page.day(handed.on()));
    line(
        lines,
        "order.scope",
        order.order().scope().stream()
            .sorted()
            .map(scope -> page.text("order.scope." + scope.id()))
            .collect(Collectors.joining(", ")));
    lines.add("");
    lines.add(page.text("order.sheet"));
    for (LawfulOrders.Part part : handed.parts()) {
      lines.add("");
      lines.add("== " + page.text("order.scope." + part.scope().id()));
      lines.add(part.text().isEmpty() ? page.text("disclosed.not-given") : part.text());
    }
    return String.join("\n", lines) + "\n";
  }

  private void line(List<String> lines, String label, String value) {
    lines.add(page.text(label) + ": " + value);
  }
}
