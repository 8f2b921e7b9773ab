package io.trainingroles.spec.token;

import java.util.function.Function;

/** What a token stands for. */
public sealed interface TokenReading {

  /**
   * It stands for a value of Terraform's.
   *
   * @param expression where the value comes from, such as {@code aws_s3_bucket.models.arn}
   * @param here gives, for such an expression of the same resource, the one that has its value
   *     where the role is; another one if the resource is of another stack
   */
  record Value(String expression, Function<String, TokenReading> here) implements TokenReading {}

  /**
   * It has a value that no policy can have.
   *
   * @param problem what it stands for
   * @param remedy what to pass in its place
   */
  record Refused(String problem, String remedy) implements TokenReading {}
}
