package io.trainingroles.input.hcl;

import io.trainingroles.input.hcl.HclExpression.Access;
import io.trainingroles.input.hcl.HclExpression.Call;
import io.trainingroles.input.hcl.HclExpression.Conditional;
import io.trainingroles.input.hcl.HclExpression.For;
import io.trainingroles.input.hcl.HclExpression.Literal;
import io.trainingroles.input.hcl.HclExpression.Members;
import io.trainingroles.input.hcl.HclExpression.Name;
import io.trainingroles.input.hcl.HclExpression.Operation;
import io.trainingroles.input.hcl.HclExpression.Parts;
import io.trainingroles.input.hcl.HclToken.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts tokens together to an expression. It is lenient, as Terraform reports what is wrong. */
final class HclExpressionParser {
  /** The operators with two operands, the weakest first. */
  private static final List<List<String>> OPERATORS =
      List.of(
          List.of("||"),
          List.of("&&"),
          List.of("==", "!="),
          List.of("<=", ">=", "<", ">"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private static final int MAXIMUM_DEPTH = 200;

  private final String source;
  private final List<HclToken> tokens;
  private int at;
  private int depth;

  HclExpressionParser(String source, List<HclToken> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /** The whole text. */
  HclExpression expression() {
    HclExpression first = next();
    if (at >= tokens.size()) {
      return first;
    }
    // What is behind it is not understood; it must not be lost.
    var parts = new ArrayList<HclExpression>(List.of(first));
    while (at < tokens.size()) {
      int before = at;
      parts.add(next());
      at = Math.max(at, before + 1);
    }
    return new Parts(parts);
  }

  /** The whole text as a template. */
  HclExpression template() {
    return new Parts(parts(tokens.size()));
  }

  private HclExpression next() {
    skipLines();
    if (depth > MAXIMUM_DEPTH) {
      at = tokens.size();
      return HclExpression.NOTHING;
    }
    depth++;
    HclExpression condition = operation(0);
    skipLines();
    if (isOther("?")) {
      at++;
      HclExpression yes = next();
      skipLines();
      if (isOther(":")) {
        at++;
      }
      condition = new Conditional(condition, yes, next());
    }
    depth--;
    return condition;
  }

  private HclExpression operation(int level) {
    if (level == OPERATORS.size()) {
      return unary();
    }
    HclExpression left = operation(level + 1);
    while (true) {
      String operator = operator(OPERATORS.get(level));
      if (operator.isEmpty()) {
        return left;
      }
      at += operator.length();
      skipLines();
      left = new Operation(operator, List.of(left, operation(level + 1)));
    }
  }

  private String operator(List<String> operators) {
    for (String each : operators) {
      boolean isThere = true;
      for (int index = 0; index < each.length(); index++) {
        isThere &= isOther(at + index, each.substring(index, index + 1));
      }
      if (isThere && !isOther(at + each.length(), "=") && !isOther(at, "=>")) {
        return each;
      }
    }
    return "";
  }

  private HclExpression unary() {
    for (String operator : List.of("!", "-")) {
      if (isOther(operator)) {
        at++;
        return new Operation(operator, List.of(unary()));
      }
    }
    return accessed(primary());
  }

  private HclExpression primary() {
    if (at >= tokens.size()) {
      return HclExpression.NOTHING;
    }
    HclToken token = tokens.get(at);
    if (token.kind() == Kind.OPEN) {
      return opened(token);
    } else if (token.kind() == Kind.NAME) {
      return named();
    } else if (token.kind() == Kind.OTHER && Character.isDigit(source.charAt(token.start()))) {
      int start = token.start();
      int end = token.end();
      while (at < tokens.size()
          && tokens.get(at).start() <= end
          && !isOther("?")
          && (is(at, Kind.NAME) || isDigit(at) || (isOther(".") && isDigit(at + 1)))) {
        end = tokens.get(at++).end();
      }
      return new Literal(source.substring(start, end));
    }
    return HclExpression.NOTHING;
  }

  private boolean isDigit(int index) {
    return is(index, Kind.OTHER) && Character.isDigit(source.charAt(tokens.get(index).start()));
  }

  private HclExpression named() {
    var name = new StringBuilder(tokens.get(at++).text(source));
    while (isOther(":") && isOther(at + 1, ":") && is(at + 2, Kind.NAME)) {
      name.append("::").append(tokens.get(at + 2).text(source));
      at += 3;
    }
    if (is(at, Kind.OPEN) && tokens.get(at).is(source, "(")) {
      at++;
      return new Call(name.toString(), items());
    }
    String text = name.toString();
    return List.of("true", "false", "null").contains(text) ? new Literal(text) : new Name(text);
  }

  private HclExpression opened(HclToken token) {
    String bracket = token.text(source);
    at++;
    if (bracket.equals("(")) {
      List<HclExpression> inner = items();
      return inner.size() == 1 ? inner.get(0) : new Parts(inner);
    } else if (bracket.equals("[")) {
      return isFor() ? made() : new Parts(items());
    } else if (bracket.equals("{")) {
      return isFor() ? made() : members();
    }
    int end = closing();
    List<HclExpression> parts = parts(end);
    at = Math.min(tokens.size(), end + 1);
    boolean isPlain = parts.stream().allMatch(Literal.class::isInstance);
    return isPlain
        ? new Literal(String.join("", parts.stream().map(part -> ((Literal) part).text()).toList()))
        : new Parts(parts);
  }

  /** The index of the token that closes what was opened before this one. */
  private int closing() {
    int open = 1;
    for (int index = at; index < tokens.size(); index++) {
      open += is(index, Kind.OPEN) ? 1 : is(index, Kind.CLOSE) ? -1 : 0;
      if (open == 0) {
        return index;
      }
    }
    return tokens.size();
  }

  /** The texts and interpolations of a string, up to its end. */
  private List<HclExpression> parts(int end) {
    var parts = new ArrayList<HclExpression>();
    while (at < end) {
      HclToken token = tokens.get(at);
      if (token.kind() == Kind.TEXT) {
        parts.add(new Literal(token.text(source)));
        at++;
      } else if (token.kind() == Kind.OPEN && token.text(source).startsWith("%")) {
        at++;
        parts.add(directive());
      } else if (token.kind() == Kind.OPEN) {
        at++;
        parts.addAll(items());
      } else {
        at++;
      }
    }
    return parts;
  }

  /**
   * What decides in a template: the condition of an {@code if}, or what a {@code for} goes over.
   */
  private HclExpression directive() {
    int end = closing();
    if (isOther("~")) {
      at++;
    }
    String word = is(at, Kind.NAME) ? tokens.get(at).text(source) : "";
    HclExpression made = HclExpression.NOTHING;
    if (word.equals("if")) {
      at++;
      made = new Conditional(next(), HclExpression.NOTHING, HclExpression.NOTHING);
    } else if (word.equals("for")) {
      at++;
      List<String> names = names();
      made = new For(names, next(), List.of(), Optional.empty());
    }
    at = Math.min(tokens.size(), end + 1);
    return made;
  }

  /** What is between brackets, up to the one that closes, which it leaves. */
  private List<HclExpression> items() {
    var items = new ArrayList<HclExpression>();
    while (at < tokens.size() && !is(at, Kind.CLOSE)) {
      if (is(at, Kind.LINE) || isOther(",") || isOther(".") || isOther("~")) {
        at++;
        continue;
      }
      int before = at;
      items.add(next());
      if (at == before) {
        at++;
      }
    }
    at++;
    return items;
  }

  private HclExpression members() {
    Map<String, HclExpression> members = new LinkedHashMap<>();
    var others = new ArrayList<HclExpression>();
    while (at < tokens.size() && !is(at, Kind.CLOSE)) {
      if (is(at, Kind.LINE) || isOther(",")) {
        at++;
        continue;
      }
      int before = at;
      HclExpression key = operation(OPERATORS.size() - 1);
      skipLines();
      boolean hasValue = isOther("=") || isOther(":");
      if (hasValue) {
        at += isOther(at + 1, ">") ? 2 : 1;
      }
      HclExpression value = hasValue ? next() : HclExpression.NOTHING;
      if (key instanceof Name name) {
        members.put(name.name(), value);
      } else if (key instanceof Literal literal) {
        members.put(literal.text(), value);
      } else {
        others.add(key);
        others.add(value);
      }
      if (at == before) {
        at++;
      }
    }
    at++;
    return new Members(members, others);
  }

  private boolean isFor() {
    int first = at;
    while (is(first, Kind.LINE)) {
      first++;
    }
    return is(first, Kind.NAME) && tokens.get(first).is(source, "for") && is(first + 1, Kind.NAME);
  }

  private HclExpression made() {
    skipLines();
    at++;
    List<String> names = names();
    HclExpression collection = next();
    skipLines();
    if (isOther(":")) {
      at++;
    }
    var results = new ArrayList<HclExpression>(List.of(next()));
    skipLines();
    if (isOther("=") && isOther(at + 1, ">")) {
      at += 2;
      results.add(next());
    }
    skipLines();
    while (isOther(".")) {
      at++;
    }
    skipLines();
    Optional<HclExpression> condition = Optional.empty();
    if (is(at, Kind.NAME) && tokens.get(at).is(source, "if")) {
      at++;
      condition = Optional.of(next());
    }
    at = Math.min(tokens.size(), closing() + 1);
    return new For(names, collection, results, condition);
  }

  /** The variables of a {@code for}, up to {@code in}, which it leaves. */
  private List<String> names() {
    var names = new ArrayList<String>();
    while (at < tokens.size() && !(is(at, Kind.NAME) && tokens.get(at).is(source, "in"))) {
      if (is(at, Kind.NAME)) {
        names.add(tokens.get(at).text(source));
      }
      at++;
    }
    at++;
    return names;
  }

  private HclExpression accessed(HclExpression value) {
    var names = new ArrayList<String>();
    var keys = new ArrayList<HclExpression>();
    while (true) {
      boolean isIndex = is(at, Kind.OPEN) && tokens.get(at).is(source, "[");
      if (isOther(".") && is(at + 1, Kind.NAME)) {
        names.add(tokens.get(at + 1).text(source));
        at += 2;
      } else if (isOther(".") && (isOther(at + 1, "*") || isDigit(at + 1))) {
        at += 2;
      } else if (isIndex) {
        at++;
        if (isOther("*")) {
          at++;
        }
        keys.addAll(items());
      } else {
        return names.isEmpty() && keys.isEmpty() ? value : new Access(value, names, keys);
      }
    }
  }

  private void skipLines() {
    while (is(at, Kind.LINE)) {
      at++;
    }
  }

  private boolean is(int index, Kind kind) {
    return index >= 0 && index < tokens.size() && tokens.get(index).kind() == kind;
  }

  private boolean isOther(String text) {
    return isOther(at, text);
  }

  private boolean isOther(int index, String text) {
    return is(index, Kind.OTHER) && tokens.get(index).is(source, text);
  }
}
