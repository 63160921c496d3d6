package org.huiyin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the body of a request to the API once, whole, before anything else does: refuses more
/// than 1 MiB, however it is sent, and text that isn't UTF-8, which a parser would silently
/// repair, and gives up one that comes too slowly. Runs after authentication, so that strangers can
// send bodies only where anyone may.
@Component
final class BodyGuard extends OncePerRequestFilter {

  static final int LIMIT = 1 << 20;

  /// What comes there is a file, and is read as it comes.
  private static final String FILES = "/api/v1/uploads";

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);
  private static final byte[] TOO_LARGE = new byte[LIMIT + 1];

  private final ProblemWriter problems;
  private final BodyPace pace;

  BodyGuard(ProblemWriter problems, BodyPace pace) {
    this.problems = problems;
    this.pace = pace;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/")
        || request.getRequestURI().startsWith(FILES)
        || bodyless(request);
  }

  private static boolean bodyless(HttpServletRequest request) {
    return request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body;
    try {
      body = declaredTooLarge(request) ? TOO_LARGE : read(request);
    } catch (BodyPace.TooSlow slow) {
      close(request, response, Problem.of(ProblemType.BODY_TOO_SLOW));
      return;
    } catch (BodyPace.HungUp _) {
      close(request, response, Problem.of(ProblemType.BAD_REQUEST));
      return;
    }
    if (body.length > LIMIT) {
      close(request, response, Problem.of(ProblemType.BODY_TOO_LARGE, LIMIT));
    } else if (declaredOtherCharset(request) || !utf8(body)) {
      problems.write(request, response, Problem.of(ProblemType.WRONG_ENCODING));
    } else {
      chain.doFilter(new ReadRequest(request, body), response);
    }
  }

  /// The rest isn't read, so the connection can't be used again.
  private void close(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    response.setHeader("Connection", "close");
    problems.write(request, response, problem);
  }

  private static boolean declaredTooLarge(HttpServletRequest request) {
    return request.getContentLengthLong() > LIMIT;
  }

  private byte[] read(HttpServletRequest request) throws IOException {
    return pace.body(request).readNBytes(LIMIT + 1);
  }

  /// By the header field itself: the request's own encoding is set to UTF-8 long before.
  private static boolean declaredOtherCharset(HttpServletRequest request) {
    String type = request.getContentType();
    Matcher declared = CHARSET.matcher(type == null ? "" : type);
    return declared.find() && !declared.group(1).equalsIgnoreCase("UTF-8");
  }

  private static boolean utf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException broken) {
      return false;
    }
  }
}
