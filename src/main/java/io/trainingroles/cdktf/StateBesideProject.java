package io.trainingroles.cdktf;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.LocalBackend;
import com.hashicorp.cdktf.TerraformStack;
import java.nio.file.Path;

/**
 * Keeps a stack's state in the project's folder, as a path from the stack's own folder. CDKTF's
 * default is an absolute path, and state inside the stack's folder goes when the stack is renamed:
 * cdktf-cli deletes the folder.
 */
final class StateBesideProject {
  private StateBesideProject() {}

  static void of(TerraformStack stack, String name) {
    Path stackFolder =
        Path.of(App.of(stack).getOutdir(), "stacks", name).toAbsolutePath().normalize();
    Path project = Path.of("").toAbsolutePath();
    String upwards = stackFolder.relativize(project).toString().replace('\\', '/');
    LocalBackend.Builder.create(stack).path(upwards + "/terraform." + name + ".tfstate").build();
  }
}
