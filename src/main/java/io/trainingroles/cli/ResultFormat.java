package io.trainingroles.cli;

/** How a result is shown: to people, or to programs. */
enum ResultFormat {
  text,
  json
}
