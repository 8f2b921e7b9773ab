package io.trainingroles.input.symbol;

import io.trainingroles.iam.UnknownText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a policy in which a symbol stands where its value can be read in one way only.
 *
 * @param before what stands before it, which is known
 * @param symbol the symbol
 * @param after what stands behind it
 */
record SlotText(String before, Symbol symbol, String after) {
  private static final Pattern MARK = Pattern.compile(UnknownText.FORM);

  static Optional<SlotText> of(String text) {
    if (!UnknownText.isIn(text)) {
      return Optional.empty();
    }
    Matcher mark = MARK.matcher(text);
    return mark.find()
        ? Symbol.of(mark.group(1))
            .map(
                symbol ->
                    new SlotText(
                        text.substring(0, mark.start()), symbol, text.substring(mark.end())))
            .filter(SlotText::isReadInOneWay)
        : Optional.empty();
  }

  private boolean isReadInOneWay() {
    return symbol.kind().before().matcher(before).matches()
        && (after.isEmpty() || symbol.kind().following().indexOf(after.charAt(0)) >= 0);
  }

  String with(String value) {
    return before + value + after;
  }
}
