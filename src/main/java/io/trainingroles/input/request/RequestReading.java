package io.trainingroles.input.request;

import io.trainingroles.access.Policies;
import io.trainingroles.access.Request;
import java.util.List;

/** What came of reading one line of requests. */
public sealed interface RequestReading {

  /**
   * The line is a request.
   *
   * @param policies the policies that have a say in it
   * @param request the request
   */
  record Read(Policies policies, Request request) implements RequestReading {}

  /**
   * The line is none.
   *
   * @param problems all that is wrong with it, each a sentence that begins with a JSON path; at
   *     least one
   */
  record Malformed(List<String> problems) implements RequestReading {
    /** Keeps an unchangeable copy. */
    public Malformed {
      problems = List.copyOf(problems);
    }
  }
}
