package io.trainingroles.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trainingroles.iam.PolicyDocumentReading.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a policy document and refuses everything that is not one. Nothing is dropped in silence: an
 * element that is lost from a statement may widen what it allows. The grammar is that of the <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">IAM JSON
 * policy language</a>.
 */
public final class PolicyDocumentReader {

  /** How the JSON library names another place in the text. */
  private static final Pattern PLACE =
      Pattern.compile("\\[Source: [^;]*; line: (\\d+), column: (\\d+)]");

  /** Its hints at settings of its own, which nobody who writes a policy can reach. */
  private static final Pattern SETTINGS =
      Pattern.compile(
          ": enable `[^`]*` to allow| \\(not recognized as one since [^)]*\\)|, from `[^`]*`");

  /** A reader; it keeps nothing between two documents. */
  public PolicyDocumentReader() {}

  /**
   * Reads a document.
   *
   * @param json the JSON text
   * @return the document, or all that is wrong with it
   */
  public PolicyDocumentReading read(String json) {
    JsonTree tree;
    try {
      tree = JsonTree.read(json);
    } catch (JsonProcessingException broken) {
      return new PolicyDocumentReading.Malformed(
          List.of(
              notJson(
                  broken, "mend it there; a policy document is one JSON object and nothing else")));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return read(tree);
  }

  /**
   * Reads a document that is a value of another JSON text.
   *
   * @param tree the value
   * @return the document, or all that is wrong with it, with places in that text
   */
  public PolicyDocumentReading read(JsonTree tree) {
    var statements = new StatementReader();
    PolicyDocument document = statements.document(tree);
    return document == null
        ? new PolicyDocumentReading.Malformed(statements.problems())
        : new PolicyDocumentReading.Read(document);
  }

  /**
   * Says why a text is not JSON.
   *
   * @param broken what the JSON library says
   * @param remedy what to do
   * @return the problem, with its place
   */
  public static Problem notJson(JsonProcessingException broken, String remedy) {
    var location = broken.getLocation();
    return new Problem(
        "$",
        location == null ? 1 : Math.max(1, location.getLineNr()),
        location == null ? 1 : Math.max(1, location.getColumnNr()),
        "this is not JSON: " + reason(broken),
        remedy);
  }

  private static String reason(JsonProcessingException broken) {
    String firstLine = broken.getOriginalMessage().lines().findFirst().orElse("");
    String own = SETTINGS.matcher(firstLine).replaceAll("");
    return PLACE.matcher(own).replaceAll("line $1, column $2");
  }
}
