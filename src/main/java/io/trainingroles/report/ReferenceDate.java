package io.trainingroles.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicySource;
import io.trainingroles.report.line.PrintableText;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The date of the AWS managed policies that an answer depends on. AWS changes its policies without
 * notice, so an answer that uses their documents is one of that date.
 */
public final class ReferenceDate {
  /** As many policies as people read. */
  private static final int NAMED = 5;

  private ReferenceDate() {}

  /**
   * The date of the reference data, if roles have policies from it.
   *
   * @param roles the roles that the answer is about
   * @return the date; nothing where no document is from the reference data
   */
  public static Optional<LocalDate> of(Collection<JudgedRole> roles) {
    return policies(roles).stream()
        .map(PolicySource.OfAws::reference)
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo);
  }

  /**
   * The date in one line.
   *
   * @param roles the roles that the answer is about
   * @return a line with its line end, or an empty text where no document is from the reference data
   */
  public static String line(Collection<JudgedRole> roles) {
    return of(roles).map(date -> line(date, policies(roles))).orElse("");
  }

  private static String line(LocalDate date, List<PolicySource.OfAws> policies) {
    String named =
        policies.stream()
            .limit(NAMED)
            .map(policy -> name(policy.arn()) + " " + policy.version())
            .collect(Collectors.joining(", "));
    int more = policies.size() - NAMED;
    return PrintableText.of(
            "AWS managed policies as of "
                + date
                + ": "
                + named
                + (more > 0 ? " and " + more + " more" : "")
                + ".")
        + "\n";
  }

  private static List<PolicySource.OfAws> policies(Collection<JudgedRole> roles) {
    return roles.stream()
        .flatMap(role -> role.policiesOfAws().stream())
        .filter(policy -> policy.reference() != null)
        .collect(
            Collectors.toMap(
                PolicySource.OfAws::arn, policy -> policy, (one, same) -> one, TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** Writes the date for programs, where there is one. */
  static void write(JsonGenerator json, @Nullable LocalDate reference) throws IOException {
    if (reference != null) {
      json.writeStringField("reference_date", reference.toString());
    }
  }
}
