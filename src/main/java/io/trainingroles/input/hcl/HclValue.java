package io.trainingroles.input.hcl;

import io.trainingroles.input.hcl.HclToken.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a value is written: objects and lists with the places of their parts. JSON is read as well,
 * which has colons where HCL has equals signs.
 */
public sealed interface HclValue {
  /**
   * The index of its first character.
   *
   * @return the index in the text
   */
  int start();

  /**
   * The index behind its last character.
   *
   * @return the index in the text
   */
  int end();

  /**
   * An object.
   *
   * @param start the index of its opening brace
   * @param end the index behind its closing brace
   * @param members its values by their names, in their order
   */
  record Members(int start, int end, Map<String, HclValue> members) implements HclValue {
    /** Keeps the map as it is, in its order. */
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /**
   * A list.
   *
   * @param start the index of its opening bracket
   * @param end the index behind its closing bracket
   * @param items its items, in their order
   */
  record Items(int start, int end, List<HclValue> items) implements HclValue {
    /** Keeps an unchangeable copy. */
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * Any other expression.
   *
   * @param start the index of its first character
   * @param end the index behind its last character
   */
  record Other(int start, int end) implements HclValue {}

  /**
   * Reads a part of a text.
   *
   * @param text the text
   * @param start where the value begins, or white space before it
   * @param end where the part ends
   * @return the value, with indexes in the text; nothing where there is none
   */
  static Optional<HclValue> of(String text, int start, int end) {
    return new Parser(text.substring(start, end), start).value();
  }

  /** Reads the tokens of a value. */
  final class Parser {
    private final String source;
    private final int offset;
    private final List<HclToken> tokens;
    private int at;

    private Parser(String source, int offset) {
      this.source = source;
      this.offset = offset;
      this.tokens = HclScanner.tokens(source);
    }

    private Optional<HclValue> value() {
      skipLines();
      if (at >= tokens.size()) {
        return Optional.empty();
      }
      int first = at;
      HclValue read = read();
      if (!isEnd()) {
        // An operator follows, or the arguments of a call.
        at = first;
        read = other();
      }
      return Optional.of(read);
    }

    private HclValue read() {
      if (is("{")) {
        return members();
      }
      return is("[") ? items() : other();
    }

    private HclValue other() {
      int first = at;
      while (at < tokens.size() && !isEnd()) {
        skip();
      }
      return new Other(
          offset + tokens.get(first).start(), offset + tokens.get(Math.max(first, at - 1)).end());
    }

    private HclValue members() {
      int first = at++;
      Map<String, HclValue> members = new LinkedHashMap<>();
      while (at < tokens.size() && !is("}")) {
        if (isLine() || is(",")) {
          at++;
          continue;
        }
        Optional<String> name = name();
        Optional<HclValue> value = name.isPresent() ? afterSign() : Optional.empty();
        if (value.isEmpty()) {
          at = first;
          return other();
        }
        members.put(name.get(), value.get());
      }
      at++;
      return new Members(offset + tokens.get(first).start(), offset + lastEnd(), members);
    }

    private HclValue items() {
      int first = at++;
      var items = new ArrayList<HclValue>();
      while (at < tokens.size() && !is("]")) {
        if (isLine() || is(",")) {
          at++;
        } else {
          value().ifPresent(items::add);
        }
      }
      at++;
      return new Items(offset + tokens.get(first).start(), offset + lastEnd(), items);
    }

    private int lastEnd() {
      return tokens.get(Math.min(at, tokens.size()) - 1).end();
    }

    private Optional<String> name() {
      HclToken token = tokens.get(at);
      if (token.kind() == Kind.NAME) {
        at++;
        return Optional.of(token.text(source));
      } else if (is("\"") && at + 2 < tokens.size() && tokens.get(at + 1).kind() == Kind.TEXT) {
        String name = tokens.get(at + 1).text(source);
        skip();
        return Optional.of(name);
      }
      return Optional.empty();
    }

    private Optional<HclValue> afterSign() {
      if (!is("=") && !is(":")) {
        return Optional.empty();
      }
      at++;
      return value();
    }

    private void skip() {
      int depth = 0;
      do {
        Kind kind = tokens.get(at).kind();
        depth += kind == Kind.OPEN ? 1 : kind == Kind.CLOSE ? -1 : 0;
        at++;
      } while (depth > 0 && at < tokens.size());
    }

    private void skipLines() {
      while (isLine()) {
        at++;
      }
    }

    private boolean isLine() {
      return at < tokens.size() && tokens.get(at).kind() == Kind.LINE;
    }

    private boolean isEnd() {
      return at >= tokens.size() || isLine() || is(",") || tokens.get(at).kind() == Kind.CLOSE;
    }

    private boolean is(String text) {
      return at < tokens.size() && tokens.get(at).is(source, text);
    }
  }
}
