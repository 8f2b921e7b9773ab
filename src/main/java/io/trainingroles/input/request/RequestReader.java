package io.trainingroles.input.request;

import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads requests, one JSON object each: {@code action} and {@code resource}, and where they matter
 * {@code policies}, {@code principal}, {@code context}, {@code boundary}, {@code session_policy},
 * {@code resource_policy}, {@code resource_account}, {@code scps} and {@code rcps}.
 *
 * <p>A value of the context is a text, a number or a truth value, or a list of them for a
 * multivalued key; {@code null} says that it is not known. Without a principal, some role of the
 * resource's account asks.
 */
public final class RequestReader {
  /** A reader; it keeps nothing between two requests. */
  public RequestReader() {}

  /**
   * Reads a request.
   *
   * @param line the JSON text
   * @return the request, or all that is wrong with it
   */
  public RequestReading read(String line) {
    Tree tree;
    try {
      tree = new JsonReader("").read(line);
    } catch (NotJsonException broken) {
      return malformed(broken.problem());
    }
    if (!(tree instanceof Tree.Mapping mapping)) {
      return malformed(
          "this must be a JSON object, not "
              + tree.described()
              + "; write {\"action\": …, \"resource\": …}");
    }
    var problems = new ArrayList<String>();
    var fields = new RequestFields(problems);
    fields.read(mapping);
    return problems.isEmpty() ? fields.request() : new RequestReading.Malformed(problems);
  }

  private static RequestReading malformed(String problem) {
    return new RequestReading.Malformed(List.of(problem));
  }
}
