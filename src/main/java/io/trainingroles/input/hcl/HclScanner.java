package io.trainingroles.input.hcl;

import io.trainingroles.input.hcl.HclToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Divides a file in HCL into tokens, as the <a
 * href="https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md">native syntax</a> defines
 * them. It is lenient: Terraform reports what is wrong with a file.
 */
final class HclScanner {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");
  private static final Pattern HEREDOC = Pattern.compile("<<-?([\\p{L}_][\\p{L}\\p{N}_-]*)\\r?\\n");

  private final String source;
  private final List<HclToken> tokens = new ArrayList<>();
  private int at;

  private HclScanner(String source) {
    this.source = source;
  }

  static List<HclToken> tokens(String source) {
    var scanner = new HclScanner(source);
    while (scanner.at < source.length()) {
      scanner.code("");
      if (scanner.at < source.length()) {
        // A closing bracket without an opening one.
        scanner.add(Kind.OTHER, 1);
      }
    }
    return scanner.tokens;
  }

  /** The tokens of a text that is a template as a whole. */
  static List<HclToken> templateTokens(String source) {
    var scanner = new HclScanner(source);
    int start = 0;
    while (scanner.at < source.length()) {
      start = scanner.template(start);
    }
    scanner.text(start);
    return scanner.tokens;
  }

  /** Scans to the bracket that closes, which it leaves, or to the end. */
  private void code(String closing) {
    while (at < source.length()) {
      char character = source.charAt(at);
      if (!closing.isEmpty() && source.startsWith(closing, at)) {
        return;
      }
      switch (character) {
        case '\n' -> add(Kind.LINE, 1);
        case ' ', '\t', '\r', '\uFEFF' -> at++;
        case '#' -> skipLine();
        case '"' -> string();
        case '{' -> bracket("}");
        case '[' -> bracket("]");
        case '(' -> bracket(")");
        case '}', ']', ')' -> {
          return;
        }
        default -> other(character);
      }
    }
  }

  private void other(char character) {
    if (source.startsWith("//", at)) {
      skipLine();
    } else if (source.startsWith("/*", at)) {
      int end = source.indexOf("*/", at + 2);
      at = end < 0 ? source.length() : end + 2;
    } else if (character == '<' && heredoc()) {
      return;
    } else {
      Matcher name = NAME.matcher(source).region(at, source.length());
      if (name.lookingAt()) {
        add(Kind.NAME, name.end() - at);
      } else {
        add(Kind.OTHER, 1);
      }
    }
  }

  private void skipLine() {
    int end = source.indexOf('\n', at);
    at = end < 0 ? source.length() : end;
  }

  private void bracket(String closing) {
    add(Kind.OPEN, 1);
    code(closing);
    close(closing);
  }

  private void close(String closing) {
    if (source.startsWith(closing, at)) {
      add(Kind.CLOSE, closing.length());
    }
  }

  private void string() {
    add(Kind.OPEN, 1);
    int start = at;
    while (at < source.length() && source.charAt(at) != '"' && source.charAt(at) != '\n') {
      if (source.charAt(at) == '\\') {
        at = Math.min(source.length(), at + 2);
      } else {
        start = template(start);
      }
    }
    text(start);
    close("\"");
  }

  private boolean heredoc() {
    Matcher opening = HEREDOC.matcher(source).region(at, source.length());
    if (!opening.lookingAt()) {
      return false;
    }
    Pattern end = Pattern.compile("(?m)^[ \\t]*" + Pattern.quote(opening.group(1)) + "(?=\\r?$)");
    add(Kind.OPEN, opening.end() - at);
    int start = at;
    while (at < source.length()) {
      boolean isLine = source.charAt(at - 1) == '\n';
      Matcher closing = end.matcher(source).region(at, source.length());
      if (isLine && closing.lookingAt()) {
        text(start);
        add(Kind.CLOSE, closing.end() - at);
        return true;
      }
      start = template(start);
    }
    text(start);
    return true;
  }

  /** Scans one character of a string, or an interpolation; where the text goes on. */
  private int template(int start) {
    if (source.startsWith("$${", at) || source.startsWith("%%{", at)) {
      at += 3;
      return start;
    } else if (source.startsWith("${", at) || source.startsWith("%{", at)) {
      text(start);
      add(Kind.OPEN, 2);
      code("}");
      close("}");
      return at;
    }
    at++;
    return start;
  }

  private void text(int start) {
    if (at > start) {
      tokens.add(new HclToken(Kind.TEXT, start, at));
    }
  }

  private void add(Kind kind, int length) {
    tokens.add(new HclToken(kind, at, at + length));
    at += length;
  }
}
