package io.trainingroles.cli.file;

import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.terraform.TerraformFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder with Terraform's files, those in JSON. */
final class TerraformFolder {
  private static final IssueCode UNREADABLE = InputIssues.UNREADABLE_FILE;
  private static final String INSTEAD = "give a plan: 'terraform show -json PLAN'";

  private final ReadableFiles files;
  private final String name;
  private final Map<String, String> texts = new LinkedHashMap<>();

  TerraformFolder(ReadableFiles files, String name) {
    this.files = files;
    this.name = name;
  }

  /** The texts of the files that have been read. */
  Map<String, String> texts() {
    return texts;
  }

  /** Whether it has files in Terraform's own language, or for OpenTofu alone. */
  boolean hasHcl() throws InputFile.UnreadableException {
    return names().stream().anyMatch(TerraformFolder::isUnread);
  }

  /** The roles of all files. */
  InputReading read() throws InputFile.UnreadableException {
    List<String> names = names();
    for (String file : names.stream().filter(each -> each.endsWith(".tf.json")).toList()) {
      if (file.equals("override.tf.json") || file.endsWith("_override.tf.json")) {
        return refused(Path.of(name, file).toString(), "override files are not supported", INSTEAD);
      }
      String path = Path.of(name, file).toString();
      texts.put(path, new InputFile(files, path, "check that the file can be read").jsonText());
    }
    if (texts.isEmpty() && hasHcl()) {
      return refused(
          name,
          "the folder has only files in HCL (*.tf), which need Terraform to be read",
          "install Terraform (https://developer.hashicorp.com/terraform/install), or give a plan:"
              + " 'terraform show -json PLAN'");
    }
    return texts.isEmpty()
        ? refused(
            name,
            "the folder has no Terraform file (*.tf or *.tf.json)",
            "give the folder of the configuration, or a plan: 'terraform show -json PLAN'")
        : TerraformFiles.read(
            name, texts, names.stream().filter(TerraformFolder::isUnread).toList());
  }

  /** HCL, and what OpenTofu alone reads, in the place of the file of the same name. */
  private static boolean isUnread(String file) {
    return file.endsWith(".tf") || file.endsWith(".tofu") || file.endsWith(".tofu.json");
  }

  private List<String> names() throws InputFile.UnreadableException {
    try {
      return files.list(Path.of(name)).stream()
          .map(Path::getFileName)
          .map(String::valueOf)
          .sorted()
          .toList();
    } catch (AccessDeniedException denied) {
      throw unreadable("no permission to list the folder", "check the folder's permissions");
    } catch (IOException | UncheckedIOException failed) {
      throw unreadable("the folder cannot be read: " + failed.getMessage(), "check the folder");
    }
  }

  private InputFile.UnreadableException unreadable(String problem, String remedy) {
    return new InputFile.UnreadableException(
        Finding.error(UNREADABLE, new Location.Source(name), problem, remedy));
  }

  private static InputReading refused(String where, String problem, String remedy) {
    return new InputReading.Refused(
        List.of(Finding.error(UNREADABLE, new Location.Source(where), problem, remedy)));
  }
}
