package io.trainingroles.input.hcl;

import io.trainingroles.input.hcl.HclToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts tokens together to blocks and attributes. */
final class HclParser {
  private final String source;
  private final List<HclToken> tokens;
  private int at;

  HclParser(String source) {
    this.source = source;
    this.tokens = HclScanner.tokens(source);
  }

  HclBody file() {
    var attributes = new ArrayList<HclAttribute>();
    var blocks = new ArrayList<HclBlock>();
    while (at < tokens.size()) {
      read(attributes, blocks);
    }
    return new HclBody(attributes, blocks);
  }

  /** Reads up to the end of a block, which it leaves. */
  private HclBody body() {
    var attributes = new ArrayList<HclAttribute>();
    var blocks = new ArrayList<HclBlock>();
    while (at < tokens.size() && !is(at, Kind.CLOSE)) {
      read(attributes, blocks);
    }
    return new HclBody(attributes, blocks);
  }

  private void read(List<HclAttribute> attributes, List<HclBlock> blocks) {
    int first = at++;
    if (!is(first, Kind.NAME)) {
      return;
    }
    if (is(at, Kind.OTHER) && tokens.get(at).is(source, "=")) {
      at++;
      attributes.add(attribute(first));
      return;
    }
    var labels = new ArrayList<String>();
    while (at < tokens.size()) {
      HclToken token = tokens.get(at);
      if (token.kind() == Kind.NAME) {
        labels.add(token.text(source));
        at++;
      } else if (token.kind() == Kind.OPEN && token.is(source, "\"")) {
        labels.add(literal(at).orElse(""));
        skip();
      } else {
        break;
      }
    }
    if (is(at, Kind.OPEN) && tokens.get(at).is(source, "{")) {
      int open = tokens.get(at++).end();
      HclBody body = body();
      int end = at < tokens.size() ? tokens.get(at++).end() : source.length();
      HclToken type = tokens.get(first);
      blocks.add(new HclBlock(type.text(source), labels, body, type.start(), open, end));
    }
  }

  private HclAttribute attribute(int first) {
    int begin = at;
    while (at < tokens.size() && !is(at, Kind.LINE) && !is(at, Kind.CLOSE)) {
      skip();
    }
    int end = tokens.get(at - 1).end();
    HclToken name = tokens.get(first);
    Optional<String> text =
        begin < at && behind(begin) == at ? literal(begin) : Optional.<String>empty();
    int value = begin < tokens.size() ? tokens.get(begin).start() : source.length();
    return new HclAttribute(
        name.text(source),
        text,
        new HclExpressionParser(source, tokens.subList(begin, at)).expression(),
        references(begin, at),
        name.start(),
        value,
        end);
  }

  /** Goes behind a token, or behind what it opens. */
  private void skip() {
    at = behind(at);
  }

  private int behind(int index) {
    int depth = 0;
    int next = index;
    do {
      depth += is(next, Kind.OPEN) ? 1 : is(next, Kind.CLOSE) ? -1 : 0;
      next++;
    } while (depth > 0 && next < tokens.size());
    return next;
  }

  /** The string that begins at a token, if it has no interpolation and no escape. */
  private Optional<String> literal(int index) {
    if (!tokens.get(index).is(source, "\"")) {
      return Optional.empty();
    }
    int end = behind(index);
    var text = new StringBuilder();
    for (HclToken token : tokens.subList(index + 1, Math.max(index + 1, end - 1))) {
      if (token.kind() != Kind.TEXT) {
        return Optional.empty();
      }
      text.append(token.text(source));
    }
    boolean isPlain = text.indexOf("\\") < 0 && text.indexOf("$${") < 0 && text.indexOf("%%{") < 0;
    return isPlain ? Optional.of(text.toString()) : Optional.empty();
  }

  private List<HclReference> references(int begin, int end) {
    var references = new ArrayList<HclReference>();
    for (int index = begin; index < end; index++) {
      if (is(index, Kind.NAME) && !isDot(index - 1)) {
        var names = new ArrayList<String>();
        var ends = new ArrayList<Integer>();
        int last = index;
        add(last, names, ends);
        while (last + 2 < end && isDot(last + 1) && is(last + 2, Kind.NAME)) {
          last += 2;
          add(last, names, ends);
        }
        boolean isCalled = is(last + 1, Kind.OPEN) && tokens.get(last + 1).is(source, "(");
        references.add(new HclReference(names, isCalled, tokens.get(index).start(), ends));
        index = last;
      }
    }
    return references;
  }

  private void add(int index, List<String> names, List<Integer> ends) {
    names.add(tokens.get(index).text(source));
    ends.add(tokens.get(index).end());
  }

  private boolean isDot(int index) {
    return is(index, Kind.OTHER) && tokens.get(index).is(source, ".");
  }

  private boolean is(int index, Kind kind) {
    return index >= 0 && index < tokens.size() && tokens.get(index).kind() == kind;
  }
}
