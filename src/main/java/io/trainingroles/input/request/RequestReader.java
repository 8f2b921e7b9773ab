package io.trainingroles.input.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private static final JsonFactory JSON = new JsonFactory();

  /** A reader; it keeps nothing between two requests. */
  public RequestReader() {}

  /**
   * Reads a request.
   *
   * @param line the JSON text
   * @return the request, or all that is wrong with it
   */
  public RequestReading read(String line) {
    var problems = new ArrayList<String>();
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return malformed("$: this is not a JSON object; write {\"action\": …, \"resource\": …}");
      }
      var fields = new RequestFields(line, parser, problems);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        fields.read();
      }
      if (parser.nextToken() != null) {
        problems.add("$: something stands behind the end of the object; write one object a line");
      }
      return problems.isEmpty() ? fields.request() : new RequestReading.Malformed(problems);
    } catch (JsonProcessingException broken) {
      return malformed("$: this is not JSON: " + firstLine(broken.getOriginalMessage()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static RequestReading malformed(String problem) {
    return new RequestReading.Malformed(List.of(problem));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
