package io.trainingroles.iam;

import io.trainingroles.iam.PolicyDocumentReading.Problem;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import java.util.List;

/**
 * Reads a policy document and refuses everything that is not one. Nothing is dropped in silence: an
 * element that is lost from a statement may widen what it allows. The grammar is that of the <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">IAM JSON
 * policy language</a>.
 */
public final class PolicyDocumentReader {

  /** A reader; it keeps nothing between two documents. */
  public PolicyDocumentReader() {}

  /**
   * Reads a document.
   *
   * @param json the JSON text
   * @return the document, or all that is wrong with it
   */
  public PolicyDocumentReading read(String json) {
    try {
      return read(new JsonReader("").read(json));
    } catch (NotJsonException broken) {
      return notJson(broken);
    }
  }

  /**
   * Reads a document that is a value of another JSON text.
   *
   * @param tree the value
   * @return the document, or all that is wrong with it, with places in that text
   */
  public PolicyDocumentReading read(Tree tree) {
    var statements = new StatementReader();
    PolicyDocument document = statements.document(tree);
    return document == null
        ? new PolicyDocumentReading.Malformed(statements.problems())
        : new PolicyDocumentReading.Read(document);
  }

  /**
   * What came of a text that is not JSON.
   *
   * @param broken why it is not
   * @return the problem, with its place
   */
  public static PolicyDocumentReading notJson(NotJsonException broken) {
    return new PolicyDocumentReading.Malformed(
        List.of(
            new Problem(
                "$",
                broken.location(),
                broken.problem(),
                "fix the JSON; a policy document is a single JSON object")));
  }
}
