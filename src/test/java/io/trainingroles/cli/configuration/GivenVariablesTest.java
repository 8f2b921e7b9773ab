package io.trainingroles.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.finding.Finding;
import io.trainingroles.input.configuration.ConfigurationModule;
import io.trainingroles.input.configuration.ConfigurationTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GivenVariablesTest {
  private static final ConfigurationTree TREE =
      new ConfigurationTree(
          Map.of(
              "",
              new ConfigurationModule(
                  Map.of(
                      "main.tf", "variable \"bucket\" {}\nmodule \"m\" {\n  source = \"./m\"\n}\n",
                      "more.tf.json", "{\"variable\": {\"prefix\": {\"type\": \"string\"}}}")),
              "module.m",
              new ConfigurationModule(Map.of("m/main.tf", "variable \"inner\" {}\n"))));

  @Test
  void undeclared_when_nameIsAlmostThatOfAVariable_namesIt() {
    assertThat(findings("bukket=x"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.problem()).isEqualTo("-var: the folder has no variable 'bukket'");
              assertThat(found.remedy()).isEqualTo("did you mean 'bucket'?");
            });
  }

  @Test
  void undeclared_when_variableIsOfAModuleThatIsCalled_listsThoseOfTheRoot() {
    assertThat(findings("inner=x"))
        .singleElement()
        .extracting(Finding::remedy)
        .isEqualTo("it has bucket, prefix");
  }

  @Test
  void undeclared_when_variablesAreDeclared_isEmpty() {
    assertThat(findings("bucket=a=b", "prefix=")).isEmpty();
    assertThat(GivenVariables.undeclared("f", List.of("-var-file=/other=x"), TREE.variables()))
        .isEmpty();
  }

  private static List<Finding> findings(String... variables) {
    return GivenVariables.undeclared(
        "f", List.of(variables).stream().map(GivenVariables::option).toList(), TREE.variables());
  }
}
