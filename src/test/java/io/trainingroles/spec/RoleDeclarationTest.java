package io.trainingroles.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location.Field;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.spec.RoleDeclaration.Pair;
import io.trainingroles.spec.declaration.DeclaredSpec;
import io.trainingroles.spec.token.TokenReader;
import io.trainingroles.spec.token.TokenReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A role that Java calls declare is read as a spec is. */
final class RoleDeclarationTest {
  private static final TokenReader NO_TOKENS =
      token -> new TokenReading.Refused("no token is known", "write the text");

  @Test
  void read_when_right_isReadAsASpecIs() {
    var declaration = new RoleDeclaration("id");
    declaration.name("aiTrainingRole");
    declaration.set("description", "d");
    declaration.addItem("trusts", "sagemaker");
    declaration.addEntry(
        "inline_policies", policy("aiTrainingPolicy", new Pair("read", "s3://my-ai-data-bucket")));
    RoleDetail fromYaml =
        right(
                "roles: {aiTrainingRole: {description: d, trusts: [sagemaker], inline_policies:"
                    + " {aiTrainingPolicy: [{read: s3://my-ai-data-bucket}]}}}")
            .roles()
            .get(0);
    var read =
        (SpecReading.Read<SynthesizedSpec>)
            SpecSynthesizer.synthesize(declaration.read(new Deployment(null, null), NO_TOKENS));
    assertThat(read.value().roles()).containsExactly(fromYaml);
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void read_when_wrong_namesTheFields() {
    var declaration = new RoleDeclaration("a b");
    declaration.set("description", "{TfToken[x]}");
    declaration.addItem("trusts", "sagemaker");
    declaration.addItem("trusts", "ec3");
    declaration.addEntry(
        "inline_policies", policy("p", new Pair("raed", "s3://my-ai-data-bucket")));
    declaration.addEntry("inline_policies", policy("q", new Pair("read", "s3://*")));
    declaration.addEntry("inline_policies", policy("q"));
    DeclaredSpec wrong = declaration.read(new Deployment(null, null), NO_TOKENS);
    assertThat(wrong.hasErrors()).isTrue();
    assertThat(wrong.findings())
        .extracting(Finding::location)
        .contains(
            Field.of("name"),
            Field.of("description"),
            Field.of("trusts", "1"),
            Field.of("inline_policies", "p", "0", "raed"),
            Field.of("inline_policies", "q", "0", "read"),
            Field.of("inline_policies", "q"));
  }

  private static Pair policy(String name, Pair... grants) {
    return new Pair(name, Stream.of(grants).map(List::of).toList());
  }

  private static SynthesizedSpec right(String yaml) {
    SpecReading<SynthesizedSpec> reading = new SpecSynthesizer().read("f.yaml", yaml);
    assertThat(reading).isInstanceOf(SpecReading.Read.class);
    return ((SpecReading.Read<SynthesizedSpec>) reading).value();
  }
}
