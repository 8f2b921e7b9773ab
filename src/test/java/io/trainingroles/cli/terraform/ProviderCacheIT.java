package io.trainingroles.cli.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers are got once, also by several runs at a time. */
final class ProviderCacheIT {
  private static final String CONFIGURATION =
      """
      terraform {
        required_providers {
          stub = { source = "hashicorp/stub" }
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void init_when_aProviderWasInstalledBefore_doesNotGetItAgain() throws Exception {
    Path mirror = mirror();
    ExecutorService runs = Executors.newFixedThreadPool(2);
    try {
      Callable<IsolatedTerraform.Outcome> one = () -> init("one");
      Callable<IsolatedTerraform.Outcome> two = () -> init("two");
      for (var each : runs.invokeAll(List.of(one, two))) {
        assertThat(each.get().isFine()).as(each.get().output()).isTrue();
      }
    } finally {
      runs.shutdownNow();
    }
    // Which versions there are is asked again; the provider itself is not read.
    Files.writeString(mirror, "no archive");

    Path third = Files.createDirectory(folder.resolve("third"));
    Files.copy(folder.resolve("one/.terraform.lock.hcl"), third.resolve(".terraform.lock.hcl"));
    IsolatedTerraform.Outcome again = init("third");

    assertThat(again.isFine()).as(again.output()).isTrue();
    assertThat(folder.resolve("cache/training-roles/providers")).isNotEmptyDirectory();
  }

  private IsolatedTerraform.Outcome init(String name) throws Exception {
    Path in = Files.createDirectories(folder.resolve(name));
    Files.writeString(in.resolve("main.tf"), CONFIGURATION);
    var environment = new HashMap<String, String>(System.getenv());
    environment.keySet().removeIf(each -> each.startsWith("TF_"));
    environment.put("TF_CLI_CONFIG_FILE", folder.resolve("terraformrc").toString());
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    TerraformBinary binary = TerraformBinary.ifThere(environment).orElseThrow();
    return new IsolatedTerraform(
            binary, environment, new Console(nowhere, nowhere, false, false), in)
        .init(new ProviderSource.Configured(folder.resolve("terraformrc")));
  }

  /** A mirror of packed providers, as the registry has them. */
  private Path mirror() throws IOException {
    String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String platform = system + "_" + (machine.contains("aarch64") ? "arm64" : "amd64");
    Path in =
        Files.createDirectories(folder.resolve("mirror/registry.terraform.io/hashicorp/stub"));
    Path archive = in.resolve("terraform-provider-stub_1.0.0_" + platform + ".zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("terraform-provider-stub_v1.0.0"));
      zip.write("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(
        folder.resolve("terraformrc"),
        "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
            .formatted(folder.resolve("mirror")));
    return archive;
  }

  /** The environment is the user's own where that names a cache. */
  @Test
  void of_when_theUserHasACache_isNone() {
    assertThat(ProviderCache.of(Map.of("TF_PLUGIN_CACHE_DIR", "/x", "HOME", "/home/a"))).isEmpty();
    assertThat(ProviderCache.of(Map.of("HOME", "/home/a")))
        .contains(new ProviderCache(Path.of("/home/a/.cache/training-roles/providers")));
  }
}
