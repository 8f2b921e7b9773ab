package io.trainingroles.input.declared;

import io.trainingroles.input.hcl.HclAttribute;
import io.trainingroles.input.hcl.HclBlock;
import io.trainingroles.input.hcl.HclBody;
import io.trainingroles.input.hcl.HclReference;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file in HCL as Terraform plans its copy: without a backend, versions of Terraform,
 * provisioners, checks, imports and providers; data sources name local values in place of
 * resources.
 */
final class PreparedHcl {
  private static final Pattern VERSION =
      Pattern.compile(",?\\s*\"?\\bversion\"?\\s*[=:]\\s*\"[^\"]*\"");

  private final String text;
  private final HclBody body;

  PreparedHcl(String text, HclBody body) {
    this.text = text;
    this.body = body;
  }

  /** The text, with the addresses of all managed resources of the module. */
  String of(Set<String> managed, boolean withVersions) {
    var edits = new TextEdits(text);
    HclFile.all(body).forEach(attribute -> replaceEphemeral(attribute, edits));
    Matcher used = HclFile.OUTPUT.matcher(text);
    while (used.find()) {
      String local = "local." + ConfigurationFile.remoteState(used.group("state"));
      edits.replace(used.start("all"), used.end("all"), local);
    }
    for (HclBlock block : body.blocks()) {
      switch (block.type()) {
        case "terraform" -> {
          prepareTerraform(block, edits);
          if (!withVersions) {
            removeVersions(block, edits);
          }
        }
        case "data" -> {
          if (HclFile.isRemoteState(block)) {
            edits.replace(block.start(), block.end(), "");
          } else {
            prepareData(block, managed, edits);
          }
        }
        case "resource", "output" -> prepareResource(block, edits);
        case "module" -> block.body().attribute("depends_on").ifPresent(one -> remove(one, edits));
        case "provider", "check", "import", "moved", "removed", "ephemeral" ->
            edits.replace(block.start(), block.end(), "");
        default -> {}
      }
    }
    return edits.text();
  }

  private static void remove(HclAttribute attribute, TextEdits edits) {
    edits.replace(attribute.start(), attribute.end(), "");
  }

  private static void replaceEphemeral(HclAttribute attribute, TextEdits edits) {
    for (HclReference reference : attribute.references()) {
      if (reference.names().size() > 2 && reference.names().get(0).equals("ephemeral")) {
        int last = reference.ends().get(reference.ends().size() - 1);
        edits.replace(reference.start(), last, "var." + ConfigurationFile.EPHEMERAL);
      }
    }
  }

  private static void prepareTerraform(HclBlock block, TextEdits edits) {
    Stream.concat(block.body().blocks("backend"), block.body().blocks("cloud"))
        .forEach(inner -> edits.replace(inner.start(), inner.end(), ""));
    block.body().attribute("required_version").ifPresent(one -> remove(one, edits));
  }

  private void removeVersions(HclBlock block, TextEdits edits) {
    block
        .body()
        .blocks("required_providers")
        .flatMap(required -> required.body().attributes().stream())
        .forEach(
            provider -> {
              Matcher version = VERSION.matcher(text).region(provider.value(), provider.end());
              if (version.find()) {
                edits.replace(version.start(), version.end(), "");
              }
            });
  }

  private static void prepareData(HclBlock block, Set<String> managed, TextEdits edits) {
    block.body().attribute("depends_on").ifPresent(one -> remove(one, edits));
    block.body().blocks("lifecycle").forEach(one -> edits.replace(one.start(), one.end(), ""));
    HclFile.all(block.body())
        .filter(attribute -> !attribute.name().equals("depends_on"))
        .flatMap(attribute -> attribute.references().stream())
        .filter(reference -> reference.names().size() > 1)
        .forEach(
            reference -> {
              String address = reference.names().get(0) + "." + reference.names().get(1);
              if (managed.contains(address)) {
                String local = "local." + ConfigurationFile.local(address);
                edits.replace(reference.start(), reference.ends().get(1), local);
              }
            });
  }

  private static void prepareResource(HclBlock block, TextEdits edits) {
    Set<String> removed = Set.of("provisioner", "connection", "precondition");
    Set<String> conditions = Set.of("precondition", "postcondition");
    Stream.concat(
            block.body().blocks().stream().filter(inner -> removed.contains(inner.type())),
            block
                .body()
                .blocks("lifecycle")
                .flatMap(inner -> inner.body().blocks().stream())
                .filter(inner -> conditions.contains(inner.type())))
        .forEach(inner -> edits.replace(inner.start(), inner.end(), ""));
  }
}
