package io.trainingroles.access.pattern;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several patterns as one automaton without determinism: a state is a sorted set of positions. A
 * variable stands for a text that the search does not know; it is read as a letter of its own:
 *
 * <ul>
 *   <li>by the pattern that leads, only where the variable stands in it;
 *   <li>by other patterns that must match, as whatever suits them, so that no text is missed;
 *   <li>by patterns that must not match, as the same variable or under a star only, so that they
 *       take no text away that they do not match for each value.
 * </ul>
 */
final class PatternGroup {
  private static final int END = -5;
  private static final int NEVER = -6;
  private static final int FOLDED = 1 << 16;
  private static final int[] ALWAYS = {-1};

  private enum Reading {
    LEADS,
    MUST_MATCH,
    MUST_NOT_MATCH
  }

  private final Reading reading;
  private final int[] tokens;
  private final int[] starts;
  private final int[] patternOf;

  /** How many letters are needed from each position to the end of its pattern. */
  private final int[] needed;

  private PatternGroup(
      Reading reading, List<SearchPattern> patterns, @Nullable SearchPattern leader) {
    this.reading = reading;
    this.tokens = new int[patterns.stream().mapToInt(pattern -> pattern.length() + 1).sum()];
    this.starts = new int[patterns.size()];
    this.patternOf = new int[tokens.length];
    int position = 0;
    for (int number = 0; number < starts.length; number++) {
      SearchPattern pattern = patterns.get(number);
      starts[number] = position;
      for (int index = 0; index < pattern.length(); index++) {
        tokens[position++] = token(pattern, pattern.token(index), leader);
      }
      tokens[position++] = END;
      Arrays.fill(patternOf, starts[number], position, number);
    }
    this.needed = new int[tokens.length];
    for (int index = tokens.length - 2; index >= 0; index--) {
      boolean isEnd = tokens[index] == END;
      needed[index] = isEnd ? 0 : needed[index + 1] + (SearchPattern.isStar(tokens[index]) ? 0 : 1);
    }
  }

  /**
   * Patterns of which one must match.
   *
   * @param leader the pattern whose variables are letters, which then stands alone in its group
   */
  static PatternGroup required(List<SearchPattern> patterns, @Nullable SearchPattern leader) {
    boolean leads = leader != null && patterns.size() == 1 && patterns.get(0).equals(leader);
    return new PatternGroup(leads ? Reading.LEADS : Reading.MUST_MATCH, patterns, leader);
  }

  /** Patterns none of which may match. */
  static PatternGroup excluded(List<SearchPattern> patterns, @Nullable SearchPattern leader) {
    return new PatternGroup(Reading.MUST_NOT_MATCH, patterns, leader);
  }

  private int token(SearchPattern pattern, int token, @Nullable SearchPattern leader) {
    if (SearchPattern.isVariable(token)) {
      if (reading == Reading.MUST_MATCH) {
        return SearchPattern.ANY_TEXT;
      }
      // A value that the leader reads in any case is not what a pattern with case would match.
      int index =
          leader == null || (leader.ignoresCase() && !pattern.ignoresCase())
              ? -1
              : leader.variables().indexOf(pattern.variable(token));
      return index < 0 ? NEVER : SearchPattern.FIRST_VARIABLE - index;
    }
    return token >= 0 && pattern.ignoresCase() ? CaseFolding.fold(token) | FOLDED : token;
  }

  /** The positions before the first letter. */
  int[] start() {
    var positions = new PositionSet(tokens.length);
    for (int start : starts) {
      add(positions, start);
    }
    return reduced(positions.sorted());
  }

  /** Whether every text that goes on from here matches. */
  boolean isAlways(int[] positions) {
    return positions == ALWAYS;
  }

  boolean accepts(int[] positions) {
    if (positions == ALWAYS) {
      return true;
    }
    for (int position : positions) {
      if (tokens[position] == END) {
        return true;
      }
    }
    return false;
  }

  /** How many letters at least are missing until one of the patterns matches. */
  int missing(int[] positions) {
    int fewest = Integer.MAX_VALUE;
    for (int position : positions) {
      fewest = Math.min(fewest, position < 0 ? 0 : needed[position]);
    }
    return fewest;
  }

  /** The positions behind the letter. */
  int[] after(int[] positions, int letter) {
    if (positions == ALWAYS || positions.length == 0) {
      return positions;
    }
    var next = new PositionSet(2 * positions.length + 2);
    for (int position : positions) {
      if (letter < 0) {
        readVariable(next, position, ~letter);
      } else {
        readCharacter(next, position, letter);
      }
    }
    return reduced(next.sorted());
  }

  private void readCharacter(PositionSet next, int position, int letter) {
    int token = tokens[position];
    switch (token) {
      case SearchPattern.ANY_CHARACTER -> add(next, position + 1);
      case SearchPattern.ANY_BUT_COLON -> {
        if (letter != ':') {
          add(next, position + 1);
        }
      }
      case SearchPattern.ANY_TEXT -> add(next, position);
      case SearchPattern.ANY_TEXT_BUT_COLON -> {
        if (letter != ':') {
          add(next, position);
        }
      }
      default -> {
        if (SearchPattern.isOfClass(token)) {
          if (SearchPattern.classOf(token).has(letter)) {
            add(next, SearchPattern.isStar(token) ? position : position + 1);
          }
        } else if (token == letter
            || (token >= FOLDED && (token ^ FOLDED) == CaseFolding.fold(letter))) {
          add(next, position + 1);
        }
      }
    }
  }

  private void readVariable(PositionSet next, int position, int variable) {
    int token = tokens[position];
    if (reading == Reading.MUST_MATCH) {
      for (int later = position; ; later++) {
        add(next, later);
        if (tokens[later] == END) {
          return;
        }
      }
    }
    if (token == SearchPattern.FIRST_VARIABLE - variable) {
      add(next, position + 1);
    } else if (token == SearchPattern.ANY_TEXT && reading == Reading.MUST_NOT_MATCH) {
      add(next, position);
    }
  }

  private void add(PositionSet positions, int position) {
    positions.add(position);
    int last = position;
    while (SearchPattern.isStar(tokens[last])) {
      last++;
      positions.add(last);
    }
  }

  /** Leaves out what stands before a star that takes any text: the star takes it too. */
  private int[] reduced(int[] positions) {
    int kept = positions.length;
    int write = positions.length;
    int patternOfStar = -1;
    var result = new int[positions.length];
    for (int read = kept - 1; read >= 0; read--) {
      int position = positions[read];
      int pattern = patternOf[position];
      if (pattern == patternOfStar) {
        continue;
      }
      if (tokens[position] == SearchPattern.ANY_TEXT) {
        if (tokens[position + 1] == END) {
          return ALWAYS;
        }
        patternOfStar = pattern;
      }
      result[--write] = position;
    }
    return write == 0 ? result : Arrays.copyOfRange(result, write, positions.length);
  }

  /** Tells which letters can matter next. */
  void collect(int[] positions, LetterSet letters) {
    if (positions == ALWAYS) {
      letters.addAnything();
      return;
    }
    for (int position : positions) {
      int token = tokens[position];
      if (token >= FOLDED) {
        letters.addFolded(token ^ FOLDED);
      } else if (token >= 0) {
        letters.addCharacter(token);
      } else if (SearchPattern.isVariable(token) && reading == Reading.LEADS) {
        letters.addVariable(SearchPattern.FIRST_VARIABLE - token);
      } else if (SearchPattern.isOfClass(token)) {
        letters.addClass(SearchPattern.classOf(token));
      } else if (token > END) {
        letters.addWildcard(token);
      }
    }
  }
}
