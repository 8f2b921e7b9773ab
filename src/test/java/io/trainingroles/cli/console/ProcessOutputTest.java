package io.trainingroles.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is known of an output that could not be written. */
final class ProcessOutputTest {
  @Test
  void failure_when_theDiskIsFull_saysSo() {
    assertThat(printed(refusing("No space left on device")).failure())
        .contains("No space left on device");
  }

  @Test
  void failure_when_theReaderHasGone_isNone() {
    assertThat(printed(refusing("Broken pipe")).failure()).isEmpty();
  }

  @Test
  void failure_when_allIsWritten_isNone() {
    var written = new ByteArrayOutputStream();

    assertThat(printed(written).failure()).isEmpty();
    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("text");
  }

  private static ProcessOutput printed(OutputStream to) {
    var output = new ProcessOutput(to);
    var stream = new PrintStream(output, false, StandardCharsets.UTF_8);
    stream.print("text");
    stream.flush();
    return output;
  }

  private static OutputStream refusing(String why) {
    return new OutputStream() {
      @Override
      public void write(int single) throws IOException {
        throw new IOException(why);
      }
    };
  }
}
