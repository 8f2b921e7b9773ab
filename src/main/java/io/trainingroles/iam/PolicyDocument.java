package io.trainingroles.iam;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A policy: statements in the policy language. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html">Policies and
 * permissions in IAM</a>.
 *
 * @param version the version that the document names, or null where it names none
 * @param id the document's name, which only some resource policies have, or null
 * @param statements at least one
 */
public record PolicyDocument(
    @Nullable PolicyVersion version, @Nullable String id, List<Statement> statements) {

  /**
   * Keeps an unchangeable copy.
   *
   * @throws IllegalArgumentException if there is no statement
   */
  public PolicyDocument {
    statements = List.copyOf(statements);
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("a policy document needs at least one statement");
    }
  }

  /**
   * A document of the current version.
   *
   * @param statements at least one
   * @return the document
   */
  public static PolicyDocument of(List<Statement> statements) {
    return new PolicyDocument(PolicyVersion.V2012_10_17, null, statements);
  }

  /**
   * The version that the document is read as.
   *
   * @return the version that it names, else {@link PolicyVersion#V2008_10_17}
   */
  public PolicyVersion effectiveVersion() {
    return version == null ? PolicyVersion.V2008_10_17 : version;
  }

  /**
   * Whether all of its texts are known.
   *
   * @return false if a part of it is known only later
   * @see UnknownText
   */
  public boolean isKnown() {
    for (Statement statement : statements) {
      if (!statement.isKnown() || (statement.sid() != null && UnknownText.isIn(statement.sid()))) {
        return false;
      }
    }
    return id == null || !UnknownText.isIn(id);
  }

  /**
   * The document with other texts as its principals, resources and values of conditions.
   *
   * @param text gives what stands for each text
   * @return the document
   * @throws InvalidValueException if a new text cannot stand there
   */
  public PolicyDocument with(UnaryOperator<String> text) {
    return new PolicyDocument(
        version, id, statements.stream().map(statement -> statement.with(text)).toList());
  }
}
