package io.trainingroles.cli.terraform;

import static java.util.Map.entry;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.Interruption;
import io.trainingroles.cli.file.AtomicFiles;
import io.trainingroles.terraform.ConfigurationWriter;
import io.trainingroles.terraform.LocalBackend;
import io.trainingroles.terraform.S3Backend;
import io.trainingroles.terraform.TerraformSettings;
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
public final class OfflineOverride {
  private static final String FILE = "training_roles_offline_override.tf.json";

  /** What Terraform keeps of a folder offline, so that the folder itself keeps its own backend. */
  static final String DATA_FOLDER = ".terraform/offline";

  private static final Mapping EMPTY_STATE = emptyState();

  private final Path folder;
  private boolean removed;

  public OfflineOverride(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the file, with placeholders for what these settings would ask AWS for, and these blocks.
   */
  public synchronized void put(TerraformSettings settings, Mapping placeholders)
      throws FailedException {
    if (removed) {
      throw Interruption.failure();
    }
    AtomicFiles.write(folder, new TreeMap<>(Map.of(FILE, text(settings, placeholders))));
  }

  /** Whether the state lies where it cannot be read offline. */
  public static boolean isRemote(TerraformSettings settings) {
    return settings.backend() instanceof S3Backend;
  }

  private static Mapping emptyState() {
    Mapping local = new LocalBackend(DATA_FOLDER + "/empty.tfstate").block();
    Mapping backend = Mapping.of(entry("backend", Mapping.of(entry("local", local))));
    return Mapping.of(entry("terraform", backend));
  }

  private static String text(TerraformSettings settings, Mapping placeholders) {
    var aws = new TreeMap<String, Value>();
    aws.put("access_key", Value.text("offline"));
    aws.put("secret_key", Value.text("offline"));
    aws.put("skip_credentials_validation", new Flag(true));
    aws.put("skip_metadata_api_check", Value.text("true"));
    aws.put("skip_region_validation", new Flag(true));
    aws.put("skip_requesting_account_id", new Flag(true));
    if (settings.region() == null) {
      aws.put("region", Value.text("us-east-1"));
    }
    Mapping blocks =
        Mapping.of(entry("provider", Mapping.of(entry("aws", new Mapping(aws))))).and(placeholders);
    return new ConfigurationWriter().write(isRemote(settings) ? blocks.and(EMPTY_STATE) : blocks);
  }

  /**
   * Takes the file away for good; also one that an earlier run, killed on the way, left behind, and
   * that would put placeholders into a plan or an apply with real credentials.
   */
  public synchronized void remove() throws FailedException {
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
