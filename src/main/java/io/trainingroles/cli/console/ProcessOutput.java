package io.trainingroles.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An output that keeps why it could not be written, which a {@code PrintStream} forgets. */
public final class ProcessOutput extends OutputStream {
  /** What a system says where the reader has gone, such as {@code head} after its lines. */
  private static final String READER_HAS_GONE = "Broken pipe";

  private final OutputStream output;
  private @Nullable String failure;

  /**
   * An output to another.
   *
   * @param output where it goes
   */
  public ProcessOutput(OutputStream output) {
    this.output = output;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      output.write(bytes, from, length);
    } catch (IOException failed) {
      failure = String.valueOf(failed.getMessage());
      throw failed;
    }
  }

  @Override
  public void flush() throws IOException {
    output.flush();
  }

  /**
   * Why not all was written, as far as the user does not know it: a reader that has gone wants no
   * more.
   *
   * @return such as {@code No space left on device}; nothing if all was written
   */
  public Optional<String> failure() {
    return Optional.ofNullable(failure).filter(message -> !message.equals(READER_HAS_GONE));
  }
}
