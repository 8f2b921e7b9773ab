package io.trainingroles.access.pattern;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches texts against one pattern, as fast as it can. */
public final class TextMatcher {
  private final TextPattern pattern;
  private final boolean hasVariables;

  /** What each text that matches begins with; most texts can be distinguished by it. */
  private final String beginning;

  /** How many tokens the beginning is: one or none. */
  private final int skipped;

  private final boolean isOnlyBeginning;
  private final boolean hasOpenEnd;

  /** The pattern where it has no variables, or where none of them has a value. */
  private final TextSteps steps;

  public TextMatcher(TextPattern pattern) {
    this.pattern = pattern;
    this.hasVariables = pattern.hasVariables();
    List<PatternToken> tokens = pattern.tokens();
    this.beginning =
        !tokens.isEmpty() && tokens.get(0) instanceof PatternToken.Literal literal
            ? literal.text()
            : "";
    this.skipped = beginning.isEmpty() ? 0 : 1;
    this.isOnlyBeginning = tokens.size() == skipped;
    this.hasOpenEnd =
        tokens.size() == skipped + 1
            && tokens.get(skipped) instanceof PatternToken.AnyText any
            && !any.withinSegment();
    this.steps = TextSteps.of(tokens);
  }

  public TextPattern pattern() {
    return pattern;
  }

  /** Whether the pattern matches the text, with its variables as the request has them. */
  public Truth matches(String text, RequestContext context) {
    if (isOnlyBeginning) {
      return Truth.of(text.equals(beginning));
    } else if (!text.startsWith(beginning)) {
      return Truth.FALSE;
    } else if (hasOpenEnd) {
      return Truth.TRUE;
    }
    return hasVariables
        ? matchesResolved(text, context)
        : Truth.of(steps.match(text, skipped, beginning.length()));
  }

  private Truth matchesResolved(String text, RequestContext context) {
    List<PatternToken> tokens = pattern.tokens();
    @Nullable String[] characters = steps.characters();
    boolean isKnown = true;
    for (int index = skipped; index < characters.length; index++) {
      if (!(tokens.get(index) instanceof PatternToken.Variable variable)) {
        continue;
      }
      if (isUnknown(variable, context)) {
        isKnown = false;
        continue;
      }
      characters[index] = value(variable, context);
      if (characters[index] == null) {
        return Truth.FALSE;
      }
    }
    boolean matches = steps.match(text, skipped, beginning.length(), characters);
    return matches && !isKnown ? Truth.UNKNOWN : Truth.of(matches);
  }

  /** The characters of the pattern, or null where a variable has no value. */
  public static @Nullable String literal(TextPattern pattern, RequestContext context) {
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
  public static boolean isUnknown(TextPattern pattern, RequestContext context) {
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
  public static Truth anyMatches(List<TextMatcher> matchers, String text, RequestContext context) {
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
}
