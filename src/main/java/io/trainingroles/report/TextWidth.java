package io.trainingroles.report;

/**
 * How many columns of a terminal a text takes. East Asian characters and emoji take two, marks that
 * sit on the character before them none; see <a
 * href="https://www.unicode.org/reports/tr11/">Unicode Standard Annex 11, East Asian Width</a>.
 */
final class TextWidth {
  /** Pairs of the first and the last code point of what is wide, in their order. */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
    0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F900,
    0x1F9FF, 0x20000, 0x3FFFD
  };

  private TextWidth() {}

  /** The columns of a printable text. */
  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  private static int of(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int index = 0; index < WIDE.length; index += 2) {
      if (point >= WIDE[index] && point <= WIDE[index + 1]) {
        return 2;
      }
    }
    return 1;
  }
}
