package io.trainingroles.access;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches texts against one pattern, as fast as it can. */
final class TextMatcher {
  private static final byte CHARACTER = 0;
  private static final byte ANY_CHARACTER = 1;
  private static final byte SEGMENT_CHARACTER = 2;
  private static final byte ANY_TEXT = 3;
  private static final byte SEGMENT_TEXT = 4;

  private final TextPattern pattern;
  private final boolean hasVariables;

  /** What each text that matches begins with; most texts are told apart by it. */
  private final String beginning;

  private final boolean isOnlyBeginning;
  private final boolean hasOpenEnd;

  /** One step for each character, with what it may be; not to be asked if there are variables. */
  private final Steps steps;

  TextMatcher(TextPattern pattern) {
    this.pattern = pattern;
    this.hasVariables = pattern.hasVariables();
    List<PatternToken> tokens = pattern.tokens();
    this.beginning =
        !tokens.isEmpty() && tokens.get(0) instanceof PatternToken.Literal literal
            ? literal.text()
            : "";
    int behind = beginning.isEmpty() ? 0 : 1;
    this.isOnlyBeginning = tokens.size() == behind;
    this.hasOpenEnd =
        tokens.size() == behind + 1
            && tokens.get(behind) instanceof PatternToken.AnyText any
            && !any.withinSegment();
    this.steps = new Steps();
    tokens.forEach(steps::add);
  }

  TextPattern pattern() {
    return pattern;
  }

  /** Whether the pattern matches the text, with its variables as the request has them. */
  Truth matches(String text, RequestContext context) {
    if (isOnlyBeginning) {
      return Truth.of(text.equals(beginning));
    } else if (!text.startsWith(beginning)) {
      return Truth.FALSE;
    } else if (hasOpenEnd) {
      return Truth.TRUE;
    }
    return hasVariables ? matchesResolved(text, context) : Truth.of(steps.match(text));
  }

  /** Goes along the text as far as the pattern says its characters, then tries the rest. */
  private Truth matchesResolved(String text, RequestContext context) {
    List<PatternToken> tokens = pattern.tokens();
    int at = beginning.length();
    int index = beginning.isEmpty() ? 0 : 1;
    for (; index < tokens.size() && saysCharacters(tokens.get(index), context); index++) {
      String characters = characters(tokens.get(index), context);
      if (characters == null || !text.startsWith(characters, at)) {
        return Truth.FALSE;
      }
      at += characters.length();
    }
    if (index == tokens.size()) {
      return Truth.of(at == text.length());
    }
    boolean isOpenEnd =
        index == tokens.size() - 1
            && tokens.get(index) instanceof PatternToken.AnyText any
            && !any.withinSegment();
    return isOpenEnd
        ? Truth.TRUE
        : matchesRest(tokens.subList(index, tokens.size()), text.substring(at), context);
  }

  private static boolean saysCharacters(PatternToken token, RequestContext context) {
    return token instanceof PatternToken.Literal
        || (token instanceof PatternToken.Variable variable && !isUnknown(variable, context));
  }

  private static Truth matchesRest(List<PatternToken> tokens, String text, RequestContext context) {
    var resolved = new Steps();
    boolean isKnown = true;
    for (PatternToken token : tokens) {
      if (!(token instanceof PatternToken.Variable variable)) {
        resolved.add(token);
      } else if (isUnknown(variable, context)) {
        isKnown = false;
        resolved.add(new PatternToken.AnyText(false));
      } else {
        String value = value(variable, context);
        if (value == null) {
          return Truth.FALSE;
        }
        resolved.addLiteral(value);
      }
    }
    boolean matches = resolved.match(text);
    return matches && !isKnown ? Truth.UNKNOWN : Truth.of(matches);
  }

  /** The characters of the pattern, or null where a variable has no value. */
  static @Nullable String literal(TextPattern pattern, RequestContext context) {
    var text = new StringBuilder();
    for (PatternToken token : pattern.tokens()) {
      String part = characters(token, context);
      if (part == null) {
        return null;
      }
      text.append(part);
    }
    return text.toString();
  }

  /** Whether a variable's value is not known. */
  static boolean isUnknown(TextPattern pattern, RequestContext context) {
    for (PatternToken token : pattern.tokens()) {
      if (token instanceof PatternToken.Variable variable && isUnknown(variable, context)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnknown(PatternToken.Variable variable, RequestContext context) {
    return context.ofLowerCase(variable.key()) instanceof ContextValue.Unknown;
  }

  /** The characters of a literal or a variable; null for a variable without a value. */
  private static @Nullable String characters(PatternToken token, RequestContext context) {
    return token instanceof PatternToken.Variable variable
        ? value(variable, context)
        : ((PatternToken.Literal) token).text();
  }

  private static @Nullable String value(PatternToken.Variable variable, RequestContext context) {
    // A key with several values is none that a variable can have.
    return context.ofLowerCase(variable.key()) instanceof ContextValue.Single single
        ? single.value()
        : variable.defaultValue();
  }

  /** Whether one of the matchers matches. */
  static Truth anyMatches(List<TextMatcher> matchers, String text, RequestContext context) {
    Truth result = Truth.FALSE;
    for (int index = 0; index < matchers.size(); index++) {
      Truth matches = matchers.get(index).matches(text, context);
      if (matches == Truth.TRUE) {
        return matches;
      }
      result = result.or(matches);
    }
    return result;
  }

  private static final class Steps {
    private char[] characters = new char[16];
    private byte[] kinds = new byte[16];
    private int length;

    void add(PatternToken token) {
      if (token instanceof PatternToken.Literal literal) {
        addLiteral(literal.text());
      } else if (token instanceof PatternToken.AnyCharacter one) {
        add(one.withinSegment() ? SEGMENT_CHARACTER : ANY_CHARACTER, '?');
      } else if (token instanceof PatternToken.AnyText any) {
        add(any.withinSegment() ? SEGMENT_TEXT : ANY_TEXT, '*');
      }
    }

    void addLiteral(String text) {
      for (int index = 0; index < text.length(); index++) {
        add(CHARACTER, text.charAt(index));
      }
    }

    private void add(byte kind, char character) {
      if (length == kinds.length) {
        characters = Arrays.copyOf(characters, 2 * length);
        kinds = Arrays.copyOf(kinds, 2 * length);
      }
      kinds[length] = kind;
      characters[length++] = character;
    }

    /**
     * Goes on with the shortest text for each star, and where that fails lengthens the last star;
     * where that one may not grow because it meets the end of its segment, the last that may.
     */
    boolean match(String text) {
      int step = 0;
      int at = 0;
      int star = -1;
      int starAt = 0;
      int wide = -1;
      int wideAt = 0;
      while (at < text.length()) {
        byte kind = step < length ? kinds[step] : -1;
        if (kind == ANY_TEXT) {
          if (step == length - 1) {
            return true;
          }
          wide = star = step++;
          wideAt = starAt = at;
        } else if (kind == SEGMENT_TEXT) {
          star = step++;
          starAt = at;
        } else if (kind >= 0 && isMatch(kind, step, text.charAt(at))) {
          step++;
          at++;
        } else if (star > wide && text.charAt(starAt) != ':') {
          at = ++starAt;
          step = star + 1;
        } else if (wide >= 0) {
          at = starAt = ++wideAt;
          star = wide;
          step = wide + 1;
        } else {
          return false;
        }
      }
      while (step < length && kinds[step] >= ANY_TEXT) {
        step++;
      }
      return step == length;
    }

    private boolean isMatch(byte kind, int step, char character) {
      return switch (kind) {
        case CHARACTER -> characters[step] == character;
        case SEGMENT_CHARACTER -> character != ':';
        default -> true;
      };
    }
  }
}
