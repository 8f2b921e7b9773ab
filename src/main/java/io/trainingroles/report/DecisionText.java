package io.trainingroles.report;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.decision.LackingAllow;
import io.trainingroles.access.decision.Mismatch;
import io.trainingroles.access.decision.UnknownValue;
import io.trainingroles.access.decision.UnmatchedStatement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.report.line.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Decisions for people. */
public final class DecisionText {
  /** As many values of a list as are shown. */
  private static final int MAXIMUM_VALUES = 3;

  private DecisionText() {}

  /**
   * The decision on a request and why it is so.
   *
   * @param role who makes the request
   * @param request what for, such as {@code s3:GetObject on arn:aws:s3:::bucket/key}
   * @param decision what came of it
   * @return lines, each with its line end
   */
  public static String of(String role, String request, Decision decision) {
    return of(role, request, decision, UnaryOperator.identity());
  }

  /**
   * The decision on a request and why it is so, where values are shown by other texts.
   *
   * @param role who makes the request
   * @param request what for
   * @param decision what came of it
   * @param shown gives the text that is shown for one of the decision
   * @return lines, each with its line end
   */
  public static String of(
      String role, String request, Decision decision, UnaryOperator<String> shown) {
    var text = new StringBuilder();
    text.append(PrintableText.of(role + " " + verdict(decision) + " " + request)).append(".\n");
    reasons(decision, shown).forEach(reason -> text.append("    ").append(reason).append('\n'));
    return text.toString();
  }

  private static String verdict(Decision decision) {
    if (decision instanceof Decision.Allowed) {
      return "is allowed";
    }
    return decision instanceof Decision.Indeterminate
        ? "may or may not be allowed"
        : "is not allowed";
  }

  /**
   * Why a decision is as it is.
   *
   * @param decision the decision
   * @param shown gives the text that is shown for one of the decision
   * @return sentences without unprintable characters, at least one
   */
  public static List<String> reasons(Decision decision, UnaryOperator<String> shown) {
    List<String> reasons;
    if (decision instanceof Decision.Allowed allowed) {
      reasons = allowed(allowed);
    } else if (decision instanceof Decision.ExplicitlyDenied denied) {
      reasons = denied.statements().stream().map(place -> subject(place) + " denies it.").toList();
    } else if (decision instanceof Decision.ImplicitlyDenied denied) {
      reasons = denied.lacking().stream().flatMap(lacking -> lacking(lacking).stream()).toList();
    } else {
      reasons =
          ((Decision.Indeterminate) decision).unknowns().stream().map(DecisionText::of).toList();
    }
    return reasons.stream().map(shown).map(PrintableText::of).toList();
  }

  private static List<String> allowed(Decision.Allowed allowed) {
    return allowed.statements().isEmpty()
        ? List.of("Nothing denies it, and the caller needs no permission for it.")
        : allowed.statements().stream().map(place -> subject(place) + " allows it.").toList();
  }

  private static String of(UnknownValue unknown) {
    PolicyStatement place = unknown.statement();
    return (place == null ? "The decision" : subject(place))
        + " depends on "
        + unknown.name()
        + ", which is not known yet ("
        + unknown.origin()
        + ").";
  }

  private static List<String> lacking(LackingAllow lacking) {
    var reasons = new ArrayList<String>();
    reasons.add(headline(lacking));
    lacking.unmatched().forEach(unmatched -> reasons.add(of(unmatched)));
    return reasons;
  }

  private static String headline(LackingAllow lacking) {
    boolean isEmpty = lacking.unmatched().isEmpty();
    return switch (lacking.kind()) {
      case IDENTITY ->
          isEmpty ? "No identity policy allows anything." : "No identity policy allows it.";
      case PERMISSIONS_BOUNDARY -> "The permissions boundary does not allow it.";
      case SESSION ->
          isEmpty
              ? "No session policy allows anything; a federated user needs one."
              : "No session policy allows it.";
      case RESOURCE ->
          isEmpty
              ? "The resource has no policy that allows anything, and it needs one (a trust policy,"
                  + " a key policy, or a resource policy in another account)."
              : "The resource policy does not allow it.";
      case SERVICE_CONTROL, RESOURCE_CONTROL ->
          "No "
              + lacking.kind().words()
              + " of level "
              + (lacking.level() + 1)
              + " allows it; each level must allow it.";
    };
  }

  private static String of(UnmatchedStatement unmatched) {
    PolicyStatement place = unmatched.statement();
    Mismatch mismatch = unmatched.mismatch();
    if (mismatch instanceof Mismatch.FailedCondition failed) {
      return subject(place) + " " + failed(failed.condition(), failed.given());
    } else if (mismatch instanceof Mismatch.OtherAction) {
      List<String> actions =
          place.statement().action().patterns().stream().map(ActionPattern::value).toList();
      return subject(place) + " applies to other actions (" + listed(actions) + ").";
    } else if (mismatch instanceof Mismatch.OtherResource) {
      return subject(place) + " applies to other resources (" + listed(resources(place)) + ").";
    }
    return mismatch instanceof Mismatch.OtherPrincipal
        ? subject(place) + " does not apply to the caller."
        : subject(place)
            + " leaves the decision to the caller's account, whose policies do not allow it.";
  }

  private static List<String> resources(PolicyStatement place) {
    return place.statement().resource() == null
        ? List.of()
        : place.statement().resource().patterns().stream().map(ResourcePattern::value).toList();
  }

  private static String failed(Condition condition, @Nullable ContextValue given) {
    return "requires "
        + condition.operator()
        + " "
        + condition.key()
        + " "
        + (condition.values().isEmpty() ? "(no value)" : listed(condition.values()))
        + ", and the request has "
        + given(given)
        + ".";
  }

  private static String given(@Nullable ContextValue given) {
    if (given instanceof ContextValue.Single single) {
      return "'" + single.value() + "'";
    } else if (given instanceof ContextValue.Multiple multiple) {
      return listed(multiple.values());
    }
    return "no such key";
  }

  private static String listed(List<String> values) {
    String listed = String.join(", ", values.subList(0, Math.min(MAXIMUM_VALUES, values.size())));
    return values.size() > MAXIMUM_VALUES
        ? listed + " and " + (values.size() - MAXIMUM_VALUES) + " more"
        : listed;
  }

  /** The policies of resources have Sids with blanks and full stops. */
  private static String named(String sid) {
    return sid.matches("[A-Za-z0-9]+") ? sid : "'" + sid + "'";
  }

  private static String subject(PolicyStatement place) {
    String sid = place.statement().sid();
    String name = sid == null || sid.isEmpty() ? Integer.toString(place.index() + 1) : named(sid);
    String kind = place.kind() == PolicyKind.IDENTITY ? "" : "the " + place.kind().words() + " ";
    String policy = place.policy().replaceFirst("^the ", "");
    boolean namesKind = policy.startsWith(place.kind().words());
    return "Statement " + name + " of " + (namesKind ? "the " + policy : kind + place.policy());
  }
}
