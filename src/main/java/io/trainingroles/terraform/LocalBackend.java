package io.trainingroles.terraform;

import io.trainingroles.role.Form;
import io.trainingroles.role.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * State in a file beside the configuration. See <a
 * href="https://developer.hashicorp.com/terraform/language/backend/local">Backend type: local</a>.
 *
 * @param path the file, from the folder that Terraform runs in
 */
public record LocalBackend(String path) implements Backend {
  private static final Parameter<String> PATH =
      Parameter.required("path", text -> text, "terraform.tfstate", "the file of the state");

  static final Form<Backend> FORM =
      new Form<>(
          "local",
          "Keeps the state in a file",
          "https://developer.hashicorp.com/terraform/language/backend/local",
          List.of(PATH),
          given -> new LocalBackend(given.get(PATH)));

  /** Checks that there is a path. */
  public LocalBackend {
    Objects.requireNonNull(path);
  }

  @Override
  public String type() {
    return "local";
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("path", path);
  }
}
