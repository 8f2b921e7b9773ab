package io.trainingroles.input;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree;
import java.util.List;

/** Where a policy is in an input, and each part of it. */
public sealed interface PolicySource {

  /**
   * Where a part of the policy is.
   *
   * @param path the way to it
   * @return its place, or that of what is nearest around it
   */
  Location at(ElementPath path);

  /**
   * A document that is the input or a value of it.
   *
   * @param owner what it belongs to; empty for a document that is the whole input
   * @param document the document
   */
  record Written(String owner, Tree document) implements PolicySource {
    @Override
    public Location at(ElementPath path) {
      ElementPath.Found found = path.in(document);
      return new Location.Element(found.place(), owner, found.path().toString());
    }
  }

  /**
   * A document in a text that is a value of the input.
   *
   * @param place where the text begins
   * @param owner what it belongs to
   * @param document the document, with places in that text
   */
  record Embedded(Location place, String owner, Tree document) implements PolicySource {
    @Override
    public Location at(ElementPath path) {
      return new Location.Element(place, owner, path.in(document).path().toString());
    }
  }

  /**
   * A policy that was declared in other words.
   *
   * @param place where the policy is declared
   * @param statements where each of its statements comes from, in their order
   */
  record Declared(Location place, List<Origin> statements) implements PolicySource {
    /** Keeps an unchangeable copy. */
    public Declared {
      statements = List.copyOf(statements);
    }

    @Override
    public Location at(ElementPath path) {
      return path.statement()
          .filter(index -> index < statements.size())
          .map(index -> statements.get(index).place())
          .orElse(place);
    }
  }

  /**
   * Where a statement comes from.
   *
   * @param place where it is declared
   * @param word what it is called there, such as the intent {@code read}; empty for a trust
   */
  record Origin(Location place, String word) {}
}
