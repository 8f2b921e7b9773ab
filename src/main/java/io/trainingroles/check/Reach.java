package io.trainingroles.check;

import io.trainingroles.access.Request;

/** Whether a role can do something. */
public sealed interface Reach {
  /** It cannot: proved for all requests. */
  record Never() implements Reach {}

  /**
   * It can.
   *
   * @param request a request that its own policies allow
   */
  record Possible(Request request) implements Reach {}

  /**
   * It is not known.
   *
   * @param why what that depends on
   */
  record Open(String why) implements Reach {}
}
