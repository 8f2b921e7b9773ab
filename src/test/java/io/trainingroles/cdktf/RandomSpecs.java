package io.trainingroles.cdktf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random specs that are valid, full of text that a renderer could take for more than text. */
final class RandomSpecs {
  private static final List<String> FRAGMENTS =
      List.of(
          "${",
          "%{",
          "}",
          "$",
          "$$",
          "%",
          "%%",
          "$${x}",
          "${file(\\\"/etc/hostname\\\")}",
          "%{ for x in [1] }",
          "%{ endfor }",
          "${aws:username}",
          "{TfToken",
          "TfToken[",
          "*",
          "?",
          "\\\\",
          "\\\"",
          "'",
          "<a>",
          "&",
          "é",
          "ÿ",
          " ",
          "/",
          "a",
          "Z",
          "0",
          "null",
          "//",
          "#",
          ":",
          "{}",
          "[]",
          "${TOKEN}",
          "$%{",
          "\\t",
          "~",
          "\\u00a1",
          "|");

  private final Random random;

  RandomSpecs(long seed) {
    this.random = new Random(seed);
  }

  /** A spec of one to four roles. */
  String next() {
    var spec = new StringBuilder();
    if (random.nextBoolean()) {
      spec.append("terraform: {");
      spec.append(pick("region: eu-west-1", "region: cn-north-1", "region: us-gov-west-1"));
      spec.append(pick("", ", aws_provider: \"~> 5.0\"", ", aws_provider: \">= 5.30, < 6.0\""));
      spec.append("}\n");
    }
    spec.append(pick("", "account: \"123456789012\"\n")).append("roles:\n");
    int roles = 1 + random.nextInt(4);
    for (int role = 0; role < roles; role++) {
      appendRole(spec, role);
    }
    return spec.toString();
  }

  private void appendRole(StringBuilder spec, int number) {
    String name = pick("role", "Role-", "my.role+", "a=b,c@", "9", "-x") + number;
    spec.append("  \"").append(name).append("\":\n    trusts: [sagemaker]\n");
    if (random.nextBoolean()) {
      spec.append("    description: \"x").append(text()).append("\"\n");
    }
    int policies = random.nextInt(3);
    if (policies > 0) {
      spec.append("    inline_policies:\n");
    }
    for (int policy = 0; policy < policies; policy++) {
      String policyName = pick("data", "1st", "p@q=") + number + "-" + policy;
      spec.append("      \"").append(policyName).append("\":\n");
      for (int grant = random.nextInt(3); grant >= 0; grant--) {
        String prefix = pick("", "/train", "/x" + text() + "x");
        spec.append("        - read: \"s3://bucket-").append(grant).append(prefix).append("\"\n");
      }
    }
  }

  private String text() {
    Supplier<String> fragment = () -> FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
    var fragments = new ArrayList<String>();
    for (int length = random.nextInt(8); length > 0; length--) {
      fragments.add(fragment.get());
    }
    return String.join("", fragments).replace("{TfToken[", "{TfToken_[").replace("\\t", " ");
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
