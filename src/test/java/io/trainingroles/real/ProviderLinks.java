package io.trainingroles.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/** The links to the provider that Terraform makes instead of copies. */
final class ProviderLinks {
  private ProviderLinks() {}

  /** Takes them away first: JUnit warns of each link that leads out of a temporary folder. */
  static final class Deleted implements TempDirDeletionStrategy {
    @Override
    public DeletionResult delete(
        Path folder, AnnotatedElementContext element, ExtensionContext context) throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> links = files.filter(Files::isSymbolicLink).toList();
        for (Path link : links) {
          Files.delete(link);
        }
      }
      return Standard.INSTANCE.delete(folder, element, context);
    }
  }
}
