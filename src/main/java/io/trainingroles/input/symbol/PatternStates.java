package io.trainingroles.input.symbol;

import io.trainingroles.access.pattern.PatternToken;
import io.trainingroles.access.pattern.TextPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** How far the patterns of policies match a text that is read character by character. */
final class PatternStates {
  private enum Kind {
    CHARACTER,
    ANY_CHARACTER,
    ANY_TEXT,
    VARIABLE,
    END
  }

  /** One token of a pattern, or one character of it. */
  private record Step(Kind kind, char character, boolean withinSegment, boolean ignoresCase) {
    boolean takes(char next) {
      return switch (kind) {
        case CHARACTER ->
            next == character
                || (ignoresCase && Character.toLowerCase(next) == Character.toLowerCase(character));
        case ANY_CHARACTER, ANY_TEXT -> !withinSegment || next != ':';
        case VARIABLE, END -> false;
      };
    }
  }

  private final List<Step> steps = new ArrayList<>();
  private final BitSet start = new BitSet();
  private final BitSet characters = new BitSet();

  void add(TextPattern pattern, boolean ignoresCase) {
    start.set(steps.size());
    for (PatternToken token : pattern.tokens()) {
      if (token instanceof PatternToken.Literal literal) {
        literal
            .text()
            .chars()
            .forEach(
                each -> {
                  steps.add(new Step(Kind.CHARACTER, (char) each, false, ignoresCase));
                  characters.set(each);
                  if (ignoresCase) {
                    characters.set(Character.toLowerCase(each));
                    characters.set(Character.toUpperCase(each));
                  }
                });
      } else if (token instanceof PatternToken.AnyText any) {
        steps.add(new Step(Kind.ANY_TEXT, ' ', any.withinSegment(), false));
      } else if (token instanceof PatternToken.AnyCharacter any) {
        steps.add(new Step(Kind.ANY_CHARACTER, ' ', any.withinSegment(), false));
      } else {
        steps.add(new Step(Kind.VARIABLE, ' ', false, false));
      }
    }
    steps.add(new Step(Kind.END, ' ', false, false));
  }

  /** Whether a pattern has this character. */
  boolean names(char character) {
    return characters.get(character);
  }

  /** Where all patterns are before anything is read. */
  BitSet start() {
    return closed(start);
  }

  BitSet after(BitSet from, String text) {
    BitSet at = from;
    for (int index = 0; index < text.length(); index++) {
      at = step(at, text.charAt(index));
    }
    return at;
  }

  BitSet step(BitSet from, char next) {
    var to = new BitSet();
    for (int at = from.nextSetBit(0); at >= 0; at = from.nextSetBit(at + 1)) {
      Step step = steps.get(at);
      if (step.takes(next)) {
        to.set(step.kind() == Kind.ANY_TEXT ? at : at + 1);
      }
    }
    return closed(to);
  }

  private BitSet closed(BitSet given) {
    var all = (BitSet) given.clone();
    for (int at = all.nextSetBit(0); at >= 0; at = all.nextSetBit(at + 1)) {
      if (steps.get(at).kind() == Kind.ANY_TEXT) {
        all.set(at + 1);
      }
    }
    return all;
  }

  /** Whether a policy variable, whose value may be anything, is what comes next. */
  boolean areAtVariable(BitSet at) {
    return at.stream().anyMatch(each -> steps.get(each).kind() == Kind.VARIABLE);
  }

  /** Those that match a text which ends here, or has one of some characters next. */
  BitSet alive(BitSet at, String following) {
    var alive = new BitSet();
    for (int each = at.nextSetBit(0); each >= 0; each = at.nextSetBit(each + 1)) {
      Step step = steps.get(each);
      if (step.kind() != Kind.CHARACTER || following.indexOf(step.character()) >= 0) {
        alive.set(each);
      }
    }
    return alive;
  }
}
