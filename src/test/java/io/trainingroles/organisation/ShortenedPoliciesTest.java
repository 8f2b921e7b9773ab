package io.trainingroles.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Severity;
import io.trainingroles.review.RoleReview;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A policy that is shortened to fit IAM's limit breaks the same rules as its grants in policies
 * that are small enough to stay as they are.
 */
final class ShortenedPoliciesTest {
  private static final int ROLES = Integer.getInteger("rules.roles", 6);
  private static final long SEED = Long.getLong("rules.seed", 1);
  private static final int GRANTS_OF_A_SMALL_POLICY = 8;

  /** Each kind of rule, with values that some of the roles break and others keep. */
  private static final String RULES =
      """
      rules:
        - boundary: arn:aws:iam::123456789012:policy/TrainingBoundary
        - path: /training/
        - tags: [owner]
        - name: ml-*
        - max_session: 2h
        - trusts: [sagemaker]
        - accounts: ["123456789012"]
        - forbidden_intents: [allow]
        - forbidden_intents: [read]
        - forbidden_intents: [read_parameter, write]
        - forbidden_intents: [use_key, log_metrics]
        - forbidden_actions: ["dynamodb:*"]
        - forbidden_actions: ["s3:PutObject"]
        - forbidden_actions: ["s3:GetObject"]
        - buckets: [data-1*]
        - buckets: ["*"]
        - keys: ["arn:aws:kms:eu-west-1:123456789012:key/0*"]
        - never: ["s3:DeleteObject on arn:aws:s3:::data-1/*"]
        - never: ["s3:GetObject on arn:aws:s3:::data-2/train/*"]
      """;

  @Test
  void review_when_aPolicyIsShortened_findsTheSameBreaches() {
    Organisation organisation =
        ((SpecReading.Read<Organisation>) OrganisationReader.read("rules", RULES)).value();
    RoleReview review = organisation.review(LocalDate.EPOCH, Severity.ERROR);
    var broken = new TreeSet<String>();
    for (long seed = SEED; seed < SEED + ROLES; seed++) {
      var random = new Random(seed);
      List<String> grants = grants(random);
      String attributes = attributes(random);
      SynthesizedSpec whole = spec(attributes, List.of(grants));
      SynthesizedSpec split = spec(attributes, split(grants));

      assertThat(statements(whole)).as("seed %d is shortened", seed).isLessThan(statements(split));
      Set<String> breaches = breaches(review, split);
      assertThat(breaches(review, whole)).as("seed %d", seed).isEqualTo(breaches);
      breaches.forEach(breach -> broken.add(breach.substring(0, breach.indexOf(' '))));
    }
    assertThat(broken)
        .hasSameElementsAs(
            RuleForms.PAGES.stream().map(page -> page.code().value()).collect(Collectors.toSet()));
  }

  private static Set<String> breaches(RoleReview review, SynthesizedSpec spec) {
    return review.of(spec).findings().stream()
        .filter(found -> found.finding().code().value().startsWith("ORGANISATION_"))
        .map(ShortenedPoliciesTest::breach)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String breach(CheckFinding found) {
    return found.finding().code() + " " + found.subject() + " (" + found.finding().remedy() + ")";
  }

  private static long statements(SynthesizedSpec spec) {
    return spec.judged().get(0).policies().stream()
        .mapToInt(policy -> policy.document().statements().size())
        .sum();
  }

  /** Many grants that can be merged, some that cover others, and some that are written twice. */
  private static List<String> grants(Random random) {
    var grants = new ArrayList<String>();
    int tables = 55 + random.nextInt(10);
    for (int table = 0; table < tables; table++) {
      String resource =
          "arn:aws:dynamodb:eu-west-1:123456789012:table/features-of-the-vision-models-" + table;
      grants.add(allow(random.nextInt(3) > 0 ? "GetItem" : "Query", resource));
    }
    for (int more = random.nextInt(12); more >= 0; more--) {
      grants.add(random.nextInt(grants.size()), other(random));
    }
    if (random.nextBoolean()) {
      grants.add(random.nextInt(grants.size()), allow("*", "arn:aws:dynamodb:*"));
    }
    grants.add(grants.get(random.nextInt(grants.size())));
    return grants;
  }

  private static String allow(String action, String resource) {
    return "allow: {actions: [\"dynamodb:%s\"], resources: [\"%s\"], because: x}"
        .formatted(action, resource);
  }

  private static String other(Random random) {
    String bucket = "s3://data-" + random.nextInt(4);
    return switch (random.nextInt(7)) {
      case 0 -> "read: " + bucket + "/train";
      case 1 -> "read: " + bucket;
      case 2 -> "write: " + bucket + "/out";
      case 3 -> "write: {to: " + bucket + ", deletes: true}";
      case 4 -> "log_metrics: vision-";
      case 5 ->
          "use_key: {key: \"arn:aws:kms:eu-west-1:123456789012:key/%dabc\", for: [read]}"
              .formatted(random.nextInt(2));
      default -> "read_parameter: \"arn:aws:ssm:eu-west-1:123456789012:parameter/training/url\"";
    };
  }

  private static String attributes(Random random) {
    return (random.nextBoolean() ? "    path: /training/\n" : "")
        + (random.nextBoolean() ? "    max_session: 4h\n" : "")
        + (random.nextBoolean() ? "    tags: {owner: a}\n" : "")
        + (random.nextBoolean()
            ? "    trusts: [sagemaker]\n"
            : "    trusts: [{account: \"999999999999\", external_id: abc}, ec2]\n");
  }

  private static List<List<String>> split(List<String> grants) {
    return IntStream.rangeClosed(0, (grants.size() - 1) / GRANTS_OF_A_SMALL_POLICY)
        .mapToObj(
            part ->
                grants.subList(
                    part * GRANTS_OF_A_SMALL_POLICY,
                    Math.min(grants.size(), (part + 1) * GRANTS_OF_A_SMALL_POLICY)))
        .toList();
  }

  private static SynthesizedSpec spec(String attributes, List<List<String>> policies) {
    var yaml = new StringBuilder("account: \"123456789012\"\nterraform: {region: eu-west-1}\n");
    yaml.append("roles:\n  vision:\n").append(attributes).append("    managed_policies:\n");
    for (int policy = 0; policy < policies.size(); policy++) {
      yaml.append("      p").append(policy).append(":\n");
      policies.get(policy).forEach(grant -> yaml.append("        - ").append(grant).append('\n'));
    }
    SpecReading<SynthesizedSpec> reading = new SpecSynthesizer().read("f.yaml", yaml.toString());
    assertThat(reading).as("%s", yaml).isInstanceOf(SpecReading.Read.class);
    return ((SpecReading.Read<SynthesizedSpec>) reading).value();
  }
}
