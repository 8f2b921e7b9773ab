package io.trainingroles.access.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns the text of one value into tokens. */
public final class PatternReader {
  /** How many segments an ARN has; the last is all behind its fifth colon. */
  public static final int ARN_SEGMENTS = 6;

  /** What wildcards match. */
  public enum Wildcards {
    /** They are characters. */
    NONE,
    /** Any characters. */
    ANYWHERE,
    /** Characters of their segment; a {@code *} that ends a segment any. */
    BY_SEGMENT,
    /** Characters of their segment. */
    IN_THEIR_SEGMENT
  }

  private final String text;
  private final Wildcards wildcards;
  private final boolean variables;
  private final List<PatternToken> tokens = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int segment;
  private int position;

  public PatternReader(String text, Wildcards wildcards, boolean variables) {
    this.text = text;
    this.wildcards = wildcards;
    this.variables = variables;
  }

  /** How many segments the text has; to be asked when it has been read. */
  int segments() {
    return segment + 1;
  }

  public TextPattern read() {
    while (position < text.length()) {
      char character = text.charAt(position);
      if (variables && text.startsWith("${", position) && readVariable()) {
        continue;
      }
      position++;
      if (wildcards != Wildcards.NONE && (character == '*' || character == '?')) {
        addWildcard(character);
      } else {
        literal.append(character);
        if (character == ':' && segment < ARN_SEGMENTS - 1) {
          segment++;
        }
      }
    }
    endLiteral();
    return new TextPattern(tokens);
  }

  private void addWildcard(char character) {
    endLiteral();
    if (character == '?') {
      tokens.add(new PatternToken.AnyCharacter(staysInSegment()));
      return;
    }
    var any = new PatternToken.AnyText(staysInSegment() && !reachesBeyond());
    int last = tokens.size() - 1;
    if (last >= 0 && tokens.get(last) instanceof PatternToken.AnyText before) {
      // Two stars are one: the one that may reach further.
      tokens.set(last, before.withinSegment() ? any : before);
    } else {
      tokens.add(any);
    }
  }

  private boolean staysInSegment() {
    return switch (wildcards) {
      case NONE, ANYWHERE -> false;
      case BY_SEGMENT, IN_THEIR_SEGMENT -> segment < ARN_SEGMENTS - 1;
    };
  }

  /** Whether the star that was read last ends its segment, and so may go on behind it. */
  private boolean reachesBeyond() {
    return wildcards == Wildcards.BY_SEGMENT
        && (position == text.length() || text.charAt(position) == ':');
  }

  /** Reads a variable; says no where there is only the beginning of one. */
  private boolean readVariable() {
    int start = position + 2;
    int quote = text.indexOf(", '", start);
    int end = text.indexOf('}', start);
    String defaultValue = null;
    String key;
    if (quote >= 0 && quote < end && text.indexOf("'}", quote + 3) >= 0) {
      end = text.indexOf("'}", quote + 3) + 1;
      key = text.substring(start, quote);
      defaultValue = text.substring(quote + 3, end - 1);
    } else if (end > start) {
      key = text.substring(start, end);
    } else {
      return false;
    }
    if (key.equals("*") || key.equals("?") || key.equals("$")) {
      literal.append(key);
    } else if (wildcards == Wildcards.BY_SEGMENT && segment < ARN_SEGMENTS - 1) {
      literal.append(text, position, end + 1);
    } else {
      endLiteral();
      tokens.add(new PatternToken.Variable(key.strip().toLowerCase(Locale.ROOT), defaultValue));
    }
    position = end + 1;
    return true;
  }

  private void endLiteral() {
    if (literal.length() > 0) {
      tokens.add(new PatternToken.Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
