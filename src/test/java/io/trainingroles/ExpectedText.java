package io.trainingroles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that holds what is expected. Run with {@code -Dsnapshots.update=true} to write what the
 * code gives now, and read the difference before you commit it; never set it where nobody reads.
 */
public final class ExpectedText {
  private static final boolean UPDATE = Boolean.getBoolean("snapshots.update");

  private ExpectedText() {}

  /** Compares a text with the file that holds what is expected. */
  public static void check(Path expected, String actual) throws IOException {
    if (UPDATE) {
      Files.writeString(expected, actual);
    }
    assertThat(expected).as("written with -Dsnapshots.update=true").exists();
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}
