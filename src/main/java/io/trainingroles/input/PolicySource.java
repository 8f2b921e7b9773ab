package io.trainingroles.input;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
   * A managed policy of AWS. Only AWS can change what it says; a user can only attach another.
   *
   * @param place where the input attaches it, or has its document
   * @param arn its ARN, such as {@code arn:aws:iam::aws:policy/ReadOnlyAccess}
   * @param version the id of the version that was read, such as {@code v29}; empty if it is not
   *     known
   * @param reference the date of the reference data that the document was read from, or null if the
   *     user has provided the document
   */
  record OfAws(Location place, String arn, String version, @Nullable LocalDate reference)
      implements PolicySource {
    /** What the ARNs of all policies of AWS have in common, whatever the partition. */
    private static final Pattern ARN = Pattern.compile("arn:[a-z0-9-]+:iam::aws:policy/.+");

    /**
     * Whether an ARN is that of a managed policy of AWS.
     *
     * @param arn such as {@code arn:aws:iam::aws:policy/ReadOnlyAccess}
     * @return false for the policies of an account
     */
    public static boolean owns(String arn) {
      return ARN.matcher(arn).matches();
    }

    @Override
    public Location at(ElementPath path) {
      return place;
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
