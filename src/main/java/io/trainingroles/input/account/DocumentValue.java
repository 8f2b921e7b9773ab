package io.trainingroles.input.account;

import io.trainingroles.iam.JsonTree;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputProblems.ReadDocument;
import java.net.URI;
import java.util.Optional;

/**
 * Reads the documents in the answers of IAM. The API has them as percent-encoded texts; the AWS
 * command line has decoded them to objects.
 */
final class DocumentValue {
  private final InputProblems problems;
  private final String source;

  DocumentValue(InputProblems problems, String source) {
    this.problems = problems;
    this.source = source;
  }

  /** The document that {@code of} has at a key; nothing if it is wrong, which is then reported. */
  Optional<ReadDocument> of(String of, JsonTree.Mapping parent, String key) {
    String path = of + "." + key;
    JsonTree tree = parent.value(key).orElse(null);
    if (tree == null) {
      problems.add(source, parent.place(), path + " is missing", "generate the output again");
      return Optional.empty();
    }
    if (tree instanceof JsonTree.Text text) {
      return problems.document(source, path, tree.place(), decoded(text.value()));
    }
    return problems.document(source, path, tree);
  }

  /** A document begins with a brace, unless it is encoded; what cannot be decoded stays. */
  private static String decoded(String text) {
    if (!text.startsWith("%")) {
      return text;
    }
    try {
      return Optional.ofNullable(URI.create(text).getPath()).orElse(text);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
