package io.trainingroles.input.account;

import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.net.URI;
import java.util.Optional;

/**
 * Reads the documents in the answers of IAM. The API has them as percent-encoded texts; the AWS
 * command line has decoded them to objects.
 */
final class DocumentValue {
  private final InputProblems problems;

  DocumentValue(InputProblems problems) {
    this.problems = problems;
  }

  /** The document that {@code of} has at a key; nothing if it is wrong, which is then reported. */
  Optional<ReadDocument> of(String of, Mapping parent, String key) {
    String path = of + "." + key;
    Tree tree = parent.value(key).orElse(null);
    if (tree == null) {
      problems.add(parent.location(), path + " is missing", "generate the output again");
      return Optional.empty();
    }
    return tree.asText().isPresent()
        ? problems.document(path, tree.location(), decoded(tree.asText().get()))
        : problems.document(path, tree);
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
