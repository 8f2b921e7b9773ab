package io.trainingroles.cli.terraform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The providers that this program has installed before, in the user's folder for caches, so that
 * each is got once. Terraform does not let several processes fill its <a
 * href="https://developer.hashicorp.com/terraform/cli/config/config-file#provider-plugin-cache">plugin
 * cache</a> at a time, so one waits for the other.
 *
 * @param folder where they are
 */
record ProviderCache(Path folder) {
  private static final String FOLDER = "TF_PLUGIN_CACHE_DIR";

  /** Without it, Terraform takes nothing from the cache that is not in a lock file. */
  private static final String WITHOUT_LOCK_FILE = "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE";

  private static final String LOCK = "lock";
  private static final long WAIT_NANOS = 50_000_000;

  /** What runs while no other process fills the cache. */
  @FunctionalInterface
  interface Installation<E extends Exception> {
    IsolatedTerraform.Outcome run(Map<String, String> environment) throws E;
  }

  /** That of the user; nothing where the user has another one, or no home. */
  static Optional<ProviderCache> of(Map<String, String> environment) {
    return environment.containsKey(FOLDER)
        ? Optional.empty()
        : caches(environment)
            .map(
                caches -> new ProviderCache(caches.resolve("training-roles").resolve("providers")));
  }

  private static Optional<Path> caches(Map<String, String> environment) {
    return named(environment, "XDG_CACHE_HOME")
        .or(() -> named(environment, "LOCALAPPDATA"))
        .or(() -> named(environment, "HOME").map(home -> home.resolve(".cache")));
  }

  private static Optional<Path> named(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(text -> !text.isEmpty())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }

  /** Installs with it; without it where it cannot be written. */
  <E extends Exception> IsolatedTerraform.Outcome with(
      Map<String, String> environment, Installation<E> installation) throws E {
    FileChannel channel = open();
    if (channel == null) {
      return installation.run(environment);
    }
    try (channel) {
      FileLock lock = lock(channel);
      try {
        environment.put(FOLDER, folder.toString());
        environment.put(WITHOUT_LOCK_FILE, "1");
        return installation.run(environment);
      } finally {
        lock.release();
      }
    } catch (IOException noLock) {
      environment.remove(FOLDER);
      return installation.run(environment);
    }
  }

  /** Waits for other processes, and for other threads of this one. */
  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException ofThisProcess) {
        LockSupport.parkNanos(WAIT_NANOS);
      }
    }
  }

  private @Nullable FileChannel open() {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          folder.resolveSibling(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException notWritable) {
      return null;
    }
  }
}
