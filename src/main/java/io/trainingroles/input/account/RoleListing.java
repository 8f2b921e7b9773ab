package io.trainingroles.input.account;

import io.trainingroles.finding.Finding;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.SeenValue;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html">ListRoles</a> and
 * <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRole</a> say of
 * roles and the details of an account do not: the description and the longest session.
 */
public final class RoleListing {
  /** A listing of no roles. */
  public static final RoleListing NONE = new RoleListing();

  private final Map<String, Mapping> byArn = new HashMap<>();

  private RoleListing() {}

  /** What came of reading. */
  public sealed interface Reading {
    /**
     * It is right.
     *
     * @param listing the roles
     */
    record Read(RoleListing listing) implements Reading {}

    /**
     * It is wrong.
     *
     * @param findings all that is wrong
     */
    record Refused(List<Finding> findings) implements Reading {}
  }

  /**
   * Reads an output of {@code aws iam list-roles} or {@code aws iam get-role}.
   *
   * @param source the name of the file
   * @param text its JSON
   * @return the roles, or what is wrong
   */
  public static Reading read(String source, String text) {
    var problems = new InputProblems(source);
    var listing = new RoleListing();
    problems.object(source, text).ifPresent(root -> listing.add(root, problems));
    return problems.reading(List.of()) instanceof InputReading.Refused refused
        ? new Reading.Refused(refused.findings())
        : new Reading.Read(listing);
  }

  private void add(Mapping root, InputProblems problems) {
    List<Mapping> roles = new ArrayList<>(problems.objects(root, "Roles"));
    problems.path(root, "Role").ifPresent(roles::add);
    if (roles.isEmpty()) {
      problems.add(
          root.location(),
          "there are no Roles",
          "give the output of 'aws iam list-roles' or 'aws iam get-role'");
    }
    for (Mapping role : roles) {
      problems.text(role, "Arn").ifPresent(arn -> byArn.put(arn, role));
      problems.optionalText(role, "Description");
    }
  }

  /**
   * A role with what is listed of it.
   *
   * @param role as its own input has it
   * @return the role; the same where it is not listed
   */
  public JudgedRole addTo(JudgedRole role) {
    Mapping listed = role.attributes().arn().known().map(byArn::get).orElse(null);
    if (listed == null) {
      return role;
    }
    SeenAttributes attributes = role.attributes().withDescription(description(listed));
    Optional<Integer> session =
        listed
            .value("MaxSessionDuration")
            .filter(Tree.Scalar.class::isInstance)
            .map(value -> ((Tree.Scalar) value).text())
            .filter(text -> text.matches("[0-9]{1,9}"))
            .map(Integer::valueOf);
    return new JudgedRole(
        role.name(),
        role.path(),
        role.policies(),
        role.unseen(),
        session
            .map(seconds -> attributes.withMaximumSession(new SeenValue.Known<>(seconds)))
            .orElse(attributes),
        role.kind());
  }

  /** AWS leaves out a description that is not there. */
  private static SeenValue<String> description(Mapping role) {
    return role.value("Description")
        .flatMap(Tree::asText)
        .<SeenValue<String>>map(SeenValue.Known::new)
        .orElseGet(SeenValue.Absent::new);
  }
}
