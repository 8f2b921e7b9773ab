package io.trainingroles.cli;

import static java.util.Map.entry;

import io.trainingroles.terraform.ConfigurationWriter;
import io.trainingroles.terraform.Value;
import io.trainingroles.terraform.Value.Flag;
import io.trainingroles.terraform.Value.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  OfflineOverride(Path folder) {
    this.folder = folder;
  }

  /** Writes the file; with a Region of its own where the configuration names none. */
  void put(boolean withRegion) throws FailedException {
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
    String text = new ConfigurationWriter().write(blocks);
    AtomicFiles.write(folder, new TreeMap<>(Map.of(FILE, text)));
  }

  /** Takes the file away; also one that an earlier run, killed on the way, left behind. */
  void remove() throws FailedException {
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

  /** The arguments of a plan that asks nothing of AWS, not even for what is in the state. */
  static List<String> planArguments(List<String> arguments) {
    var all = new ArrayList<String>();
    all.add("-refresh=false");
    all.addAll(arguments);
    return all;
  }
}
