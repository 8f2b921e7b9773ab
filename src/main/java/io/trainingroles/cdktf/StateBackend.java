package io.trainingroles.cdktf;

import com.hashicorp.cdktf.TerraformBackend;
import com.hashicorp.cdktf.TerraformRemoteState;
import io.trainingroles.terraform.Backend;
import io.trainingroles.terraform.Template;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/**
 * The backend that a spec names. CDKTF's own class for the backend in Amazon S3 is older than its
 * {@code use_lockfile}.
 */
final class StateBackend extends TerraformBackend {
  private final Backend backend;

  StateBackend(Construct scope, Backend backend) {
    super(scope, "backend", backend.type());
    this.backend = backend;
  }

  @Override
  protected Map<String, Object> synthesizeAttributes() {
    var attributes = new TreeMap<String, Object>();
    backend.settings().forEach((name, value) -> attributes.put(name, literal(value)));
    return attributes;
  }

  private static Object literal(Object value) {
    if (value instanceof Map<?, ?> mapping) {
      var literals = new TreeMap<String, Object>();
      mapping.forEach((name, each) -> literals.put(name.toString(), literal(each)));
      return literals;
    }
    return value instanceof String text ? Template.literal(text) : value;
  }

  @Override
  public TerraformRemoteState getRemoteStateDataSource(
      Construct scope, String name, String fromStack) {
    throw new UnsupportedOperationException(
        "read the outputs of another configuration with a terraform_remote_state of its own");
  }
}
