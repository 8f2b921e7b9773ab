package io.trainingroles;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.intent.Intents;
import io.trainingroles.role.intent.StartJobs;
import io.trainingroles.role.trust.Trusts;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.Backends;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of intents and trusts, written from their forms: each with the statements it makes. */
final class IntentsDocumentTest {
  private static final Deployment DEPLOYMENT =
      new Deployment(new AccountId("123456789012"), new Region("eu-west-1"));

  @Test
  void page_when_comparedWithTheForms_isTheSame() throws IOException {
    var page = new StringBuilder("# Intents and trusts\n");
    page.append(
        """

        The keys of each intent and each trust, and the statements that its example becomes in the account
        `123456789012` and the Region `eu-west-1`. This page is generated from the code:
        `mvn verify -Dsnapshots.update=true` updates it.

        ## Intents
        """);
    for (Form<?> form : Intents.ALL) {
      append(page, form, "        - " + form.word() + ": " + example(form), false);
    }
    page.append("\n## Trusts\n");
    for (Form<?> form : Trusts.ALL) {
      append(page, form, example(form), true);
    }
    page.append(
        """

        ## Starting jobs

        The caller that starts jobs has another role than the one that the jobs run as. `starts` is a key of that role
        beside its policies, and becomes the policy `ROLEStarts`:

        ```yaml
        account: "123456789012"
        roles:
          visionTraining: {trusts: [sagemaker], runs: jobs/vision.json}
          visionPipeline:
            trusts: [{role: "arn:aws:iam::123456789012:role/ci"}]
            starts: {job: jobs/vision.json, jobs_as: visionTraining}
        ```

        With `job`, the caller can start only jobs like the one in the file, as far as the file determines it: the beginning
        of the job's name, its subnets, security groups, keys, instance types, isolation, encryption and runtime. A key beside
        `job` overrides what the file contains.
        """);
    append(page, StartJobs.FORM, everything(StartJobs.FORM), false);
    page.append("\n## Backends\n");
    for (Form<?> form : Backends.ALL) {
      appendForm(page, form);
    }
    ExpectedText.check(Path.of("docs", "intents.md"), page.toString());
  }

  @Test
  void keys_when_listed_areUnique() {
    assertThat(Intents.words()).isNotEmpty().doesNotHaveDuplicates();
  }

  private static void append(StringBuilder page, Form<?> form, String written, boolean isTrust) {
    appendForm(page, form);
    page.append("\n```yaml\n").append(written.strip()).append("\n```\n\n```json\n");
    page.append(statements(written, isTrust)).append("\n```\n");
  }

  private static void appendForm(StringBuilder page, Form<?> form) {
    page.append("\n### `")
        .append(form.word())
        .append("`\n\n")
        .append(form.says())
        .append(form.source().contains("hashicorp") ? ". [Terraform](" : ". [AWS](");
    page.append(form.source())
        .append(").\n\n| key | meaning | required | example |\n|---|---|---|---|\n");
    for (Parameter<?> parameter : form.parameters()) {
      page.append(
          "| `%s` | %s | %s | `%s` |\n"
              .formatted(
                  parameter.name(),
                  parameter.says(),
                  parameter.isRequired() ? "yes" : "no",
                  parameter.example()));
    }
  }

  /** All parameters of the form. */
  private static String everything(Form<?> form) {
    return form.parameters().stream()
        .map(parameter -> parameter.name() + ": " + parameter.example())
        .collect(Collectors.joining(", ", form.word() + ": {", "}"));
  }

  private static String statements(String written, boolean isTrust) {
    String trusts = isTrust ? "[" + written + "]" : "[sagemaker]";
    String policies = "    inline_policies:\n      p:\n" + written + "\n";
    if (isTrust) {
      policies = "";
    } else if (written.startsWith("starts")) {
      policies = "    " + written + "\n";
    }
    String yaml =
        "account: \"%s\"\nterraform: {region: %s}\nroles:\n  r:\n    trusts: %s\n%s"
            .formatted(DEPLOYMENT.account(), DEPLOYMENT.region(), trusts, policies);
    SpecReading<SynthesizedSpec> reading = new SpecSynthesizer().read("example.yaml", yaml);
    assertThat(reading).as(yaml).isInstanceOf(SpecReading.Read.class);
    var role = ((SpecReading.Read<SynthesizedSpec>) reading).value().roles().get(0);
    PolicyDocument document =
        isTrust ? role.trustPolicy() : role.inlinePolicies().get(0).document();
    List<Statement> statements = document.statements();
    var writer = new PolicyDocumentWriter();
    return statements.stream()
        .map(statement -> writer.write(PolicyDocument.of(List.of(statement))))
        .map(json -> json.replaceAll("^\\{\"Version\":\"2012-10-17\",\"Statement\":\\[|]}$", ""))
        .collect(Collectors.joining("\n"));
  }

  private static String example(Form<?> form) {
    return form.parameters().stream()
        .filter(Parameter::isRequired)
        .map(parameter -> parameter.name() + ": " + parameter.example())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
