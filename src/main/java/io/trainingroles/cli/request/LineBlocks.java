package io.trainingroles.cli.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a stream, as many at a time as have arrived: who writes one line and waits for the
 * answer gets it, and a long file comes in long blocks.
 */
final class LineBlocks {
  private static final int SIZE = 1 << 18;

  private final InputStream input;
  private byte[] buffer = new byte[SIZE];
  private int end;

  LineBlocks(InputStream input) {
    this.input = input;
  }

  /** The next lines, without their line feeds; none at the end of the stream. */
  List<byte[]> next() throws IOException {
    var lines = new ArrayList<byte[]>();
    while (lines.isEmpty()) {
      if (end == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
      int read = input.read(buffer, end, buffer.length - end);
      if (read < 0) {
        if (end > 0) {
          lines.add(Arrays.copyOf(buffer, end));
          end = 0;
        }
        return lines;
      }
      takeLines(lines, end, end + read);
    }
    return lines;
  }

  private void takeLines(List<byte[]> lines, int from, int to) {
    int begin = 0;
    for (int index = from; index < to; index++) {
      if (buffer[index] == '\n') {
        lines.add(Arrays.copyOfRange(buffer, begin, index));
        begin = index + 1;
      }
    }
    System.arraycopy(buffer, begin, buffer, 0, to - begin);
    end = to - begin;
  }
}
