package io.trainingroles.access.pattern;

import io.trainingroles.iam.PolicyVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of texts as the algebra of request sets sees it: characters, wildcards that say what
 * they stand for, and policy variables, whose values no document knows. Two patterns that are
 * written in the same way after the needless is left out ({@code **}, {@code *?}) are equal.
 */
public final class SearchPattern {
  /** Stands for one character. */
  static final int ANY_CHARACTER = -1;

  /** Stands for one character that is no colon. */
  static final int ANY_BUT_COLON = -2;

  /** Stands for any text. */
  static final int ANY_TEXT = -3;

  /** Stands for any text without a colon. */
  static final int ANY_TEXT_BUT_COLON = -4;

  /** One character of the class with the number n is this less 2n; a star of it is one less. */
  private static final int FIRST_CLASS = -8;

  /** The variable with the number n is this less n. */
  static final int FIRST_VARIABLE = -64;

  /** Those before the resource part of an ARN. */
  private static final int COLONS_OF_ARN = 5;

  private static final CharacterClass[] CLASSES = CharacterClass.values();

  private final int[] tokens;
  private final boolean ignoresCase;
  private final List<PatternToken.Variable> variables;
  private final List<String> keys;
  private final int hash;

  /** Made when a text is first matched. */
  private @Nullable PatternMatch matching;

  private SearchPattern(int[] tokens, boolean ignoresCase, List<PatternToken.Variable> variables) {
    this.tokens = tokens;
    this.ignoresCase = ignoresCase;
    this.variables = List.copyOf(variables);
    this.keys =
        variables.isEmpty()
            ? List.of()
            : variables.stream().map(PatternToken.Variable::key).toList();
    this.hash = 31 * (31 * Arrays.hashCode(tokens) + variables.hashCode()) + (ignoresCase ? 1 : 0);
  }

  /**
   * A pattern of these tokens.
   *
   * @param tokens characters as they are, or one of the negative constants
   * @param ignoresCase whether the case of characters has no meaning
   * @param variables the variables, in the order of their numbers
   */
  public static SearchPattern of(
      int[] tokens, boolean ignoresCase, List<PatternToken.Variable> variables) {
    return new SearchPattern(shortened(tokens), ignoresCase, variables);
  }

  /** The tokens of a policy's value. */
  public static SearchPattern of(TextPattern pattern, boolean ignoresCase) {
    var tokens = new ArrayList<Integer>();
    var variables = new ArrayList<PatternToken.Variable>();
    for (PatternToken token : pattern.tokens()) {
      if (token instanceof PatternToken.Literal literal) {
        literal.text().chars().forEach(tokens::add);
      } else if (token instanceof PatternToken.AnyCharacter any) {
        tokens.add(any.withinSegment() ? ANY_BUT_COLON : ANY_CHARACTER);
      } else if (token instanceof PatternToken.AnyText any) {
        tokens.add(any.withinSegment() ? ANY_TEXT_BUT_COLON : ANY_TEXT);
      } else if (token instanceof PatternToken.Variable variable) {
        if (!variables.contains(variable)) {
          variables.add(variable);
        }
        tokens.add(FIRST_VARIABLE - variables.indexOf(variable));
      }
    }
    return of(tokens.stream().mapToInt(token -> token).toArray(), ignoresCase, variables);
  }

  /** One text. */
  public static SearchPattern literal(String text, boolean ignoresCase) {
    return of(text.chars().toArray(), ignoresCase, List.of());
  }

  /** A text in which {@code *} stands for any text and {@code ?} for one character. */
  public static SearchPattern glob(String text) {
    return of(TextPattern.like(text, PolicyVersion.V2008_10_17), false);
  }

  static int ofClass(CharacterClass kind) {
    return FIRST_CLASS - 2 * kind.number();
  }

  static int starOf(CharacterClass kind) {
    return ofClass(kind) - 1;
  }

  static boolean isOfClass(int token) {
    return token <= FIRST_CLASS && token > FIRST_VARIABLE;
  }

  static CharacterClass classOf(int token) {
    return CLASSES[(FIRST_CLASS - token) / 2];
  }

  /** Whether a text is one of the pattern; a variable stands for any text. */
  public boolean matches(String text) {
    PatternMatch match = matching;
    if (match == null) {
      match = PatternMatch.of(this);
      matching = match;
    }
    return match.matches(text);
  }

  int length() {
    return tokens.length;
  }

  int token(int position) {
    return tokens[position];
  }

  boolean ignoresCase() {
    return ignoresCase;
  }

  List<PatternToken.Variable> variables() {
    return variables;
  }

  boolean hasVariables() {
    for (int token : tokens) {
      if (isVariable(token)) {
        return true;
      }
    }
    return false;
  }

  PatternToken.Variable variable(int token) {
    return variables.get(FIRST_VARIABLE - token);
  }

  /** Whether every text matches. */
  boolean isAnything() {
    return tokens.length == 1 && tokens[0] == ANY_TEXT;
  }

  /** The keys of the policy variables in it, in lower case. */
  public List<String> keys() {
    return keys;
  }

  /** Those of the keys whose variables have a default. */
  public List<String> keysWithDefault() {
    return variables.stream()
        .filter(variable -> variable.defaultValue() != null)
        .map(PatternToken.Variable::key)
        .toList();
  }

  /** The pattern with what the variables of some keys, in lower case, stand for. */
  public SearchPattern with(Map<String, String> values) {
    return replaced(variable -> Replacement.text(values.get(variable.key())));
  }

  /** The pattern for requests that have a key of variables: no default is needed. */
  public SearchPattern withKey(String key) {
    return replaced(
        variable ->
            variable.key().equals(key)
                ? new Replacement(null, new PatternToken.Variable(key, null))
                : new Replacement(null, null));
  }

  /**
   * The pattern for requests without a key of variables: their defaults stand for them. Null where
   * one has none, and so the pattern matches nothing.
   */
  public @Nullable SearchPattern withoutKey(String key) {
    for (PatternToken.Variable variable : variables) {
      if (variable.key().equals(key) && variable.defaultValue() == null) {
        return null;
      }
    }
    return replaced(
        variable -> Replacement.text(variable.key().equals(key) ? variable.defaultValue() : null));
  }

  /**
   * The pattern where the variables of a key, in lower case, have values of some patterns: one for
   * each of these.
   */
  public List<SearchPattern> within(String key, List<SearchPattern> values) {
    return values.stream()
        .map(
            value ->
                replaced(
                    variable ->
                        variable.key().equals(key)
                            ? new Replacement(value, null)
                            : new Replacement(null, null)))
        .toList();
  }

  /**
   * The pattern of a resource where each {@code *} before its last segment stays within its
   * segment, but for one that ends the pattern.
   */
  public SearchPattern withinSegments() {
    int[] changed = tokens.clone();
    int colons = 0;
    for (int index = 0; index < tokens.length - 1 && colons < COLONS_OF_ARN; index++) {
      colons += tokens[index] == ':' ? 1 : 0;
      changed[index] = tokens[index] == ANY_TEXT ? ANY_TEXT_BUT_COLON : tokens[index];
    }
    return of(changed, ignoresCase, variables);
  }

  /** What stands in the place of a variable; nothing leaves it as it is. */
  private record Replacement(
      @Nullable SearchPattern value, PatternToken.@Nullable Variable variable) {
    static Replacement text(@Nullable String text) {
      return new Replacement(text == null ? null : literal(text, false), null);
    }
  }

  private SearchPattern replaced(Function<PatternToken.Variable, Replacement> replacement) {
    if (variables.isEmpty()) {
      return this;
    }
    var changed = new ArrayList<Integer>();
    var left = new ArrayList<PatternToken.Variable>();
    for (int token : tokens) {
      if (!isVariable(token)) {
        changed.add(token);
        continue;
      }
      Replacement other = replacement.apply(variable(token));
      SearchPattern value = other.value();
      if (value != null) {
        Arrays.stream(value.tokens).forEach(changed::add);
        continue;
      }
      PatternToken.Variable variable =
          other.variable() == null ? variable(token) : other.variable();
      if (!left.contains(variable)) {
        left.add(variable);
      }
      changed.add(FIRST_VARIABLE - left.indexOf(variable));
    }
    return of(changed.stream().mapToInt(token -> token).toArray(), ignoresCase, left);
  }

  /** Whether exactly one text matches, which is {@link #text()}, whatever the request. */
  public boolean isText() {
    return isLiteral();
  }

  /** Whether exactly one text matches, whatever the request. */
  boolean isLiteral() {
    if (ignoresCase) {
      return false;
    }
    for (int token : tokens) {
      if (token < 0) {
        return false;
      }
    }
    return true;
  }

  /** The pattern as a policy would write it, for people to read. */
  public String text() {
    var text = new StringBuilder();
    for (int token : tokens) {
      switch (token) {
        case ANY_CHARACTER, ANY_BUT_COLON -> text.append('?');
        case ANY_TEXT, ANY_TEXT_BUT_COLON -> text.append('*');
        default -> {
          if (token >= 0) {
            text.append((char) token);
          } else if (isOfClass(token)) {
            text.append(isStar(token) ? '*' : '?');
          } else {
            text.append("${").append(variable(token).key()).append('}');
          }
        }
      }
    }
    return text.toString();
  }

  static boolean isVariable(int token) {
    return token <= FIRST_VARIABLE;
  }

  static boolean isStar(int token) {
    return token == ANY_TEXT
        || token == ANY_TEXT_BUT_COLON
        || (isOfClass(token) && (FIRST_CLASS - token) % 2 == 1);
  }

  /** Moves stars behind single wildcards, and leaves one star of several. */
  private static int[] shortened(int[] tokens) {
    var result = new int[tokens.length];
    int length = 0;
    for (int token : tokens) {
      if (isPlainStar(token) && length > 0 && isPlainStar(result[length - 1])) {
        result[length - 1] = Math.max(result[length - 1], token);
      } else if (isCharacterOfStar(token, length == 0 ? 0 : result[length - 1])) {
        result[length] = result[length - 1];
        result[length - 1] = token;
        length++;
      } else {
        result[length++] = token;
      }
    }
    return Arrays.copyOf(result, length);
  }

  private static boolean isPlainStar(int token) {
    return token == ANY_TEXT || token == ANY_TEXT_BUT_COLON;
  }

  private static boolean isCharacterOfStar(int token, int before) {
    return (token == ANY_CHARACTER && before == ANY_TEXT)
        || (token == ANY_BUT_COLON && before == ANY_TEXT_BUT_COLON);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SearchPattern pattern
        && pattern.hash == hash
        && pattern.ignoresCase == ignoresCase
        && Arrays.equals(pattern.tokens, tokens)
        && pattern.variables.equals(variables);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return text();
  }
}
