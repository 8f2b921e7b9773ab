package io.trainingroles.input;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
   * What its statements were declared with.
   *
   * @return the origins of all statements; none for a document in the policy language, which no
   *     spec declares
   */
  Set<Origin> origins();

  /**
   * What the document belongs to.
   *
   * @return such as the address of a Terraform resource and its attribute; empty where the input
   *     does not tell it apart from others
   */
  default String owner() {
    return "";
  }

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

    @Override
    public Set<Origin> origins() {
      return Set.of();
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

    @Override
    public Set<Origin> origins() {
      return Set.of();
    }
  }

  /**
   * A document that no file has.
   *
   * @param place what stands for its place
   */
  record Unwritten(Location place) implements PolicySource {
    @Override
    public Location at(ElementPath path) {
      return place;
    }

    @Override
    public Set<Origin> origins() {
      return Set.of();
    }
  }

  /**
   * A policy that was synthesized from declarations.
   *
   * @param place where the policy is declared
   * @param statements the declarations that each of its statements came from, in their order; at
   *     least one each, and its own before those of statements that were merged into it
   */
  record Declared(Location place, List<Set<Origin>> statements) implements PolicySource {
    /**
     * Keeps unchangeable copies, in their order.
     *
     * @throws IllegalArgumentException if a statement has no origin
     */
    public Declared {
      statements =
          statements.stream()
              .<Set<Origin>>map(one -> Collections.unmodifiableSet(new LinkedHashSet<>(one)))
              .toList();
      if (statements.stream().anyMatch(Set::isEmpty)) {
        throw new IllegalArgumentException("a statement of " + place + " has no origin");
      }
    }

    @Override
    public Location at(ElementPath path) {
      return path.statement()
          .map(index -> statements.get(index).iterator().next().place())
          .orElse(place);
    }

    @Override
    public Set<Origin> origins() {
      var all = new LinkedHashSet<Origin>();
      statements.forEach(all::addAll);
      return all;
    }
  }

  /** The declaration that a statement came from. */
  sealed interface Origin {
    /**
     * Where it is.
     *
     * @return the place
     */
    Location place();
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

    @Override
    public Set<Origin> origins() {
      return Set.of();
    }
  }

  /**
   * A policy that a user has by its group. It counts for what the user can do; what is wrong in it
   * is the group's.
   *
   * @param group the name of the group
   * @param ofGroup where the group has it from
   */
  record OfGroup(String group, PolicySource ofGroup) implements PolicySource {
    @Override
    public Location at(ElementPath path) {
      return ofGroup.at(path);
    }

    @Override
    public Set<Origin> origins() {
      return ofGroup.origins();
    }

    @Override
    public String owner() {
      return ofGroup.owner();
    }
  }

  /**
   * A trust of a role.
   *
   * @param place where it is declared
   */
  record TrustOrigin(Location place) implements Origin {}

  /**
   * A grant of a role.
   *
   * @param place where it is declared; for a grant that a job needs, the field of the job
   * @param keyword its intent, such as {@code read}; {@code runs} or {@code starts} for a grant
   *     that comes from jobs; {@code trust_policy} for a statement of a trust policy that is
   *     written as it is
   */
  record GrantOrigin(Location place, String keyword) implements Origin {}
}
