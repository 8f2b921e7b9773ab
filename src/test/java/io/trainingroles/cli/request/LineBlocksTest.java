package io.trainingroles.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of a stream, in the pieces in which it comes. */
final class LineBlocksTest {
  private static final String LINES =
      "one\n\nthree\r\n\u00e4\n" + "x".repeat(600_000) + "\n" + "y".repeat(300_000) + "\nlast";

  /** A stream that gives no more than so many bytes at once. */
  private static InputStream pieces(String text, int size) {
    return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return super.read(bytes, offset, Math.min(size, length));
      }
    };
  }

  private static List<String> all(LineBlocks blocks) throws IOException {
    var lines = new ArrayList<String>();
    for (List<byte[]> block = blocks.next(); !block.isEmpty(); block = blocks.next()) {
      block.forEach(line -> lines.add(new String(line, StandardCharsets.UTF_8)));
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 4_096, 10_000_000})
  void next_when_theStreamComesInPieces_hasTheSameLines(int size) throws IOException {
    assertThat(all(new LineBlocks(pieces(LINES, size))))
        .containsExactly(
            "one", "", "three\r", "\u00e4", "x".repeat(600_000), "y".repeat(300_000), "last");
    assertThat(all(new LineBlocks(pieces("a\nb\n", size)))).containsExactly("a", "b");
    assertThat(all(new LineBlocks(pieces("", size)))).isEmpty();
  }

  @Test
  void next_when_oneLineHasArrived_doesNotWaitForMore() throws IOException {
    var blocks =
        new LineBlocks(
            new InputStream() {
              private boolean isAsked;

              @Override
              public int read() {
                throw new AssertionError("byte by byte");
              }

              @Override
              public int read(byte[] bytes, int offset, int length) {
                assertThat(isAsked).as("asked for more before the line was given").isFalse();
                isAsked = true;
                bytes[offset] = 'a';
                bytes[offset + 1] = '\n';
                return 2;
              }
            });

    assertThat(blocks.next()).hasSize(1).first().isEqualTo(new byte[] {'a'});
  }
}
