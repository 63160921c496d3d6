package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;

/// Too much, too often, too slowly.
final class FloodAttacks {

  private static final int FILINGS = 120;
  private static final int GUESSES = 40;

  private FloodAttacks() {}

  static Stream<Attack> all() {
    return Stream.of(
        new Attack(
            "A9",
            "more filings from one address within the hour than the server takes in",
            ground -> {
              // Refused by its fields, so that the flood costs little; counted all the same.
              int refused = 0;
              for (int i = 0; i <= FILINGS; i++) {
                refused = filed(ground, "203.0.113.9").statusCode();
              }
              assertThat(refused).isEqualTo(429);
              assertThat(filed(ground, "203.0.113.10").statusCode()).isEqualTo(422);
            }),
        new Attack(
            "A9",
            "the same by the pages: what was typed stays",
            ground -> {
              for (int i = 0; i <= FILINGS; i++) {
                filed(ground, "203.0.113.11");
              }
              Visit visit = new Visit(ground.uri(), "203.0.113.11");
              Visit.Shown check = toTheCheck(visit);
              Visit.Shown answer = visit.submit(check, "/bring", "go", "send");
              Ground.quiet(answer.status(), answer.text().replace(Ground.STORY, ""));
              assertThat(answer.text())
                  .doesNotContain("id=\"key\"")
                  .contains("同一网络刚才提交的事项太多", "北渠断水了");
            }),
        new Attack(
            "A1",
            "many keys for one number: told to wait, and the right one still opens",
            ground -> {
              Brought brought = Brought.received(ground.api());
              int last = 0;
              for (int i = 0; i < GUESSES; i++) {
                last = looked(ground, brought.number(), "%020d".formatted(i)).statusCode();
              }
              assertThat(last).isEqualTo(429);
              assertThat(looked(ground, brought.number(), brought.key()).statusCode())
                  .isEqualTo(200);
            }),
        new Attack(
            "A1",
            "many keys for a number that nobody has: told the same",
            ground -> {
              int last = 0;
              for (int i = 0; i < GUESSES; i++) {
                last = looked(ground, "990123-2026-0000ZZZZ-0", "%020d".formatted(i)).statusCode();
              }
              assertThat(last).isEqualTo(429);
            }),
        new Attack(
            "A1",
            "many keys for one number by the page",
            ground -> {
              Brought brought = Brought.received(ground.api());
              Visit visit = ground.stranger();
              Visit.Shown page = visit.get("/follow");
              for (int i = 0; i < GUESSES; i++) {
                page =
                    visit.submit(
                        page, "/follow", "number", brought.number(), "key", "%020d".formatted(i));
              }
              assertThat(page.status()).isEqualTo(429);
              assertThat(page.text()).contains("多次输错密钥");
            }),
        new Attack(
            "B1",
            "many passwords for one name",
            ground -> {
              int last = 0;
              for (int i = 0; i < 7; i++) {
                last = tried(ground, "demo.mediator", "guess-" + i);
              }
              assertThat(last).isEqualTo(429);
            }),
        new Attack(
            "B1",
            "many passwords for a name that nobody has: told the same",
            ground -> {
              int last = 0;
              for (int i = 0; i < 7; i++) {
                last = tried(ground, "nobody.here", "guess-" + i);
              }
              assertThat(last).isEqualTo(429);
            }),
        new Attack(
            "B1",
            "the name in other letters, to be counted anew",
            ground -> {
              int last = 0;
              for (String name :
                  List.of(
                      "demo.liutang",
                      "DEMO.liutang",
                      "Demo.Liutang",
                      " demo.liutang",
                      "demo.liutanG",
                      "DEMO.LIUTANG")) {
                last = tried(ground, name, "guess");
              }
              assertThat(last).isEqualTo(429);
            }),
        new Attack(
            "A9",
            "a body byte by byte, API",
            ground -> dripped(ground, "/api/v1/matters", "application/json")),
        new Attack(
            "A9",
            "a body byte by byte, page",
            ground -> dripped(ground, "/follow", "application/x-www-form-urlencoded")),
        new Attack("A9", "200 connections that never say what they want", FloodAttacks::idle),
        new Attack(
            "A9",
            "a form of 100,000 fields",
            ground -> {
              String body = "a=b&".repeat(100_000);
              Ground.refused(
                  ground
                      .wire()
                      .send(
                          "POST /follow HTTP/1.1\r\n"
                              + ground
                                  .wire()
                                  .head(
                                      "Content-Type",
                                      "application/x-www-form-urlencoded",
                                      "Content-Length",
                                      Integer.toString(body.length()))
                              + "\r\n"
                              + body));
            }),
        new Attack(
            "A9",
            "a form of 5 MB",
            ground -> {
              String body = "a=" + "b".repeat(5 << 20);
              String answer =
                  ground
                      .wire()
                      .send(
                          "POST /follow HTTP/1.1\r\n"
                              + ground
                                  .wire()
                                  .head(
                                      "Content-Type",
                                      "application/x-www-form-urlencoded",
                                      "Content-Length",
                                      Integer.toString(body.length()))
                              + "\r\n"
                              + body);
              assertThat(Wire.status(answer)).isIn(0, 400, 413);
            }));
  }

  private static Visit.Shown toTheCheck(Visit visit) {
    Visit.Shown page = visit.get("/before");
    for (String[] fields :
        new String[][] {
          {"about", "result"},
          {"behalf", "self"},
          {"placeText", "村东头的水渠"},
          {"institution", DemoCounty.PETITIONS},
          {"topic", "irrigation"},
          {"ask", "请修好北渠"},
          {"story", "北渠断水了"},
          {},
          {},
          {"named", "no"}
        }) {
      String[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
      all[fields.length] = "go";
      all[fields.length + 1] = "next";
      page = visit.submit(page, "/bring", all);
    }
    return page;
  }

  private static java.net.http.HttpResponse<String> filed(Ground ground, String from) {
    return ground
        .api()
        .post("/matters", "{}", "Idempotency-Key", Api.newKey(), "X-Forwarded-For", from);
  }

  private static java.net.http.HttpResponse<String> looked(
      Ground ground, String number, String key) {
    return ground.api().get("/matters/" + number, "Authorization", Api.basic(number, key));
  }

  private static int tried(Ground ground, String name, String password) {
    return ground.api().get("/tokens", "Authorization", Api.basic(name, password)).statusCode();
  }

  /// Until the server has had enough; the time between two bytes is that of a read that waits.
  private static void dripped(Ground ground, String path, String type) throws IOException {
    try (Socket socket = ground.wire().open()) {
      socket.setSoTimeout(20);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST "
                  + path
                  + " HTTP/1.1\r\n"
                  + ground.wire().head("Content-Type", type, "Content-Length", "100000"))
              .concat("Idempotency-Key: " + Api.newKey() + "\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      String answer = "";
      for (int sent = 0; answer.isEmpty() && sent < 90_000; sent++) {
        try {
          out.write('a');
          out.flush();
        } catch (SocketException closed) {
          answer = Wire.read(socket) + " ";
          break;
        }
        answer = Wire.read(socket);
      }
      assertThat(answer.isBlank() ? 408 : Wire.status(answer)).isEqualTo(408);
    }
  }

  private static void idle(Ground ground) throws IOException {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = ground.wire().open();
        socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.ISO_8859_1));
        open.add(socket);
      }
      assertThat(ground.stranger().get("/").status()).isEqualTo(200);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }
}
