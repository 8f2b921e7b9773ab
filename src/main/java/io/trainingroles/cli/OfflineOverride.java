package io.trainingroles.cli;

import static java.util.Map.entry;

import io.trainingroles.terraform.ConfigurationWriter;
import io.trainingroles.terraform.Value;
import io.trainingroles.terraform.Value.Flag;
import io.trainingroles.terraform.Value.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file that lets Terraform plan without AWS: placeholders for credentials, and none of the
 * calls that the provider makes at its start. Terraform merges a file of such a name over the
 * others; see <a href="https://developer.hashicorp.com/terraform/language/files/override">Override
 * files</a>.
 */
final class OfflineOverride {
  private static final String FILE = "training_roles_offline_override.tf.json";

  private final Path folder;
  private boolean removed;

  OfflineOverride(Path folder) {
    this.folder = folder;
  }

  /** Writes the file; with a Region of its own where the configuration names none. */
  synchronized void put(boolean withRegion) throws FailedException {
    if (removed) {
      throw Interruption.failure();
    }
    AtomicFiles.write(folder, new TreeMap<>(Map.of(FILE, text(withRegion))));
  }

  private static String text(boolean withRegion) {
    var aws = new TreeMap<String, Value>();
    aws.put("access_key", Value.text("offline"));
    aws.put("secret_key", Value.text("offline"));
    aws.put("skip_credentials_validation", new Flag(true));
    aws.put("skip_metadata_api_check", Value.text("true"));
    aws.put("skip_region_validation", new Flag(true));
    aws.put("skip_requesting_account_id", new Flag(true));
    if (withRegion) {
      aws.put("region", Value.text("us-east-1"));
    }
    Mapping blocks = Mapping.of(entry("provider", Mapping.of(entry("aws", new Mapping(aws)))));
    return new ConfigurationWriter().write(blocks);
  }

  /**
   * Takes the file away for good; also one that an earlier run, killed on the way, left behind, and
   * that would put placeholders into a plan or an apply with real credentials.
   */
  synchronized void remove() throws FailedException {
    removed = true;
    try {
      Files.deleteIfExists(folder.resolve(FILE));
    } catch (IOException failed) {
      throw new FailedException(
          ExitCode.FAILED,
          "cannot remove '"
              + folder.resolve(FILE)
              + "' ("
              + failed
              + "); remove it before you apply: it holds placeholders for credentials");
    }
  }
}
