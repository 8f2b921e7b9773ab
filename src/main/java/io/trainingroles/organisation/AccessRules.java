package io.trainingroles.organisation;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.access.Request;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicySource.GrantOrigin;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.question.AccessPhrase;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.role.intent.AllowStatement;
import io.trainingroles.role.intent.Intents;
import io.trainingroles.role.intent.StatementGrant;
import io.trainingroles.role.trust.StatementTrust;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Rules about what a role may do, however its policies are written. */
final class AccessRules {
  /**
   * A wildcard before the end would also match a slash, and with it the objects of other buckets.
   */
  private static final Pattern BUCKETS = Pattern.compile("[A-Za-z0-9._-]*\\*?");

  /** The other keys of a spec that become statements. */
  private static final List<String> BESIDE_INTENTS =
      List.of(StatementGrant.WORD, StatementTrust.WORD, "runs", "starts");

  private AccessRules() {}

  /** None of these intents in a spec; a statement as it is can say all that {@code allow} can. */
  static Requirement forbiddenIntents(List<String> words) {
    for (String word : words) {
      if (Intents.of(word).isEmpty() && !BESIDE_INTENTS.contains(word)) {
        throw new InvalidValueException(
            quoted(word) + " is not an intent",
            "allowed: "
                + String.join(", ", Intents.words())
                + ", "
                + String.join(", ", BESIDE_INTENTS));
      }
    }
    return (role, prover) ->
        role.policies().stream()
            .flatMap(policy -> policy.source().origins().stream())
            .filter(GrantOrigin.class::isInstance)
            .map(GrantOrigin.class::cast)
            .filter(origin -> isForbidden(origin.keyword(), words))
            .distinct()
            .map(
                origin ->
                    new Breach(
                        origin.place(),
                        origin.keyword(),
                        quoted(role.name())
                            + " uses the intent "
                            + quoted(origin.keyword())
                            + ", which is forbidden"))
            .toList();
  }

  private static boolean isForbidden(String keyword, List<String> words) {
    return words.contains(keyword)
        || (keyword.equals(StatementGrant.WORD) && words.contains(AllowStatement.WORD));
  }

  /** None of these actions, on anything. */
  static Requirement forbiddenActions(List<String> actions) {
    List<AccessPattern> patterns =
        actions.stream().map(action -> AccessPattern.of(action, "*")).toList();
    return (role, prover) -> {
      var breaches = new ArrayList<Breach>();
      for (AccessPattern pattern : patterns) {
        breaches.addAll(never(role, pattern, pattern.action().value(), prover));
      }
      return breaches;
    };
  }

  /** What can be proved never to happen. */
  static Requirement never(List<String> phrases) {
    List<AccessPhrase> read = phrases.stream().map(AccessPhrase::of).toList();
    return (role, prover) -> {
      var breaches = new ArrayList<Breach>();
      for (int index = 0; index < read.size(); index++) {
        breaches.addAll(never(role, read.get(index).pattern(), phrases.get(index), prover));
      }
      return breaches;
    };
  }

  private static List<Breach> never(
      JudgedRole role, AccessPattern pattern, String text, AccessProver prover) {
    RoleProof proof;
    try {
      proof = RoleProof.of(role, pattern, prover);
    } catch (InvalidValueException misplaced) {
      return List.of(unknown(role, text, "do " + text, ": " + misplaced.problem()));
    }
    return switch (proof.result()) {
      case PROVED -> List.of();
      case COUNTER_EXAMPLE ->
          List.of(
              breach(
                  role,
                  text,
                  quoted(role.name())
                      + " can do "
                      + text
                      + "; for example "
                      + shown(Objects.requireNonNull(proof.witness()))));
      case INDETERMINATE ->
          List.of(unknown(role, text, "do " + text, ": " + String.join("; ", proof.unknown())));
    };
  }

  /** A statement that is not allowed in its policy has a finding of its own. */
  private static Breach unknown(JudgedRole role, String subject, String access, String why) {
    return breach(
        role,
        subject,
        "INDETERMINATE: whether " + quoted(role.name()) + " can " + access + " is not known" + why);
  }

  /** Amazon S3 only in buckets like one of these. */
  static Requirement buckets(List<String> names) {
    var resources = new ArrayList<String>();
    for (String name : names) {
      if (!BUCKETS.matcher(name).matches()) {
        throw new InvalidValueException(
            quoted(name) + " is not the name of a bucket",
            "write a name, or the beginning of names and a *: vision-*");
      }
      for (Partition partition : Partition.values()) {
        String arn = "arn:" + partition.id();
        resources.add(arn + ":s3:::" + name);
        resources.add(arn + ":s3:::" + name + "/*");
        resources.add(arn + ":s3express:*:*:bucket/" + name);
      }
    }
    return only(List.of("s3:*", "s3express:*"), resources, "buckets that the rule does not allow");
  }

  /** AWS KMS only with keys like one of these. */
  static Requirement keys(List<String> arns) {
    return only(List.of("kms:*"), arns, "keys that the rule does not allow");
  }

  /** Actions only on these resources: what is left when both are taken away is nothing. */
  private static Requirement only(List<String> actions, List<String> resources, String what) {
    List<ActionPattern> patterns = actions.stream().map(ActionPattern::of).toList();
    Statement others =
        Statement.allow(new ActionElement.NotActions(patterns), ResourceElement.Resources.of("*"));
    Statement allowed =
        Statement.allow(
            new ActionElement.Actions(patterns),
            new ResourceElement.Resources(resources.stream().map(ResourcePattern::of).toList()));
    RequestSet all = RequestSet.ofIdentity(PolicyDocument.of(List.of(others, allowed)));
    return (role, prover) -> {
      Inclusion inclusion;
      try {
        inclusion = prover.inclusion(role.access(), all);
      } catch (InvalidValueException misplaced) {
        return List.of(unknown(role, what, "use " + what, ": " + misplaced.problem()));
      }
      if (inclusion instanceof Inclusion.NotIncluded outside) {
        String problem = quoted(role.name()) + " can use " + what + ": " + shown(outside.witness());
        return List.of(breach(role, what, problem));
      }
      boolean isKnown =
          inclusion instanceof Inclusion.Included
              && role.unseenAccess().stream().noneMatch(UnseenPolicy::mayGrant);
      return isKnown ? List.of() : List.of(unknown(role, what, "use " + what, ""));
    };
  }

  private static String shown(Request request) {
    return request.action() + " on " + request.resource();
  }

  private static Breach breach(JudgedRole role, String subject, String problem) {
    return new Breach(role.attributes().place(), subject, problem);
  }
}
