package io.trainingroles.patch;

import java.util.Map;
import java.util.TreeMap;

/** Parts of a text that are replaced. None may overlap another. */
final class Replacements {
  private final String text;
  private final TreeMap<Integer, Part> parts = new TreeMap<>();

  private record Part(int end, String instead) {}

  Replacements(String text) {
    this.text = text;
  }

  String before() {
    return text;
  }

  /** Puts a text in the place of a part. */
  void replace(int start, int end, String instead) {
    parts.merge(
        start,
        new Part(end, instead),
        (one, other) ->
            new Part(Math.max(one.end(), other.end()), one.instead() + other.instead()));
  }

  /** Takes the lines away that a block is on, with the comments and an empty line before it. */
  void removeLines(int start, int end) {
    int first = text.lastIndexOf('\n', start - 1) + 1;
    for (int above = lineBefore(first);
        above >= 0 && text.substring(above, first).strip().startsWith("#");
        above = lineBefore(first)) {
      first = above;
    }
    int next = text.indexOf('\n', end);
    int last = next < 0 ? text.length() : next + 1;
    if (text.startsWith("\n\n", first - 2) || first == 1) {
      first--;
    }
    replace(Math.max(0, first), last, "");
  }

  private int lineBefore(int first) {
    return first == 0 ? -1 : text.lastIndexOf('\n', first - 2) + 1;
  }

  /** The column that the line of a place begins at. */
  int indent(int place) {
    int first = text.lastIndexOf('\n', place - 1) + 1;
    int at = first;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at - first;
  }

  String after() {
    var changed = new StringBuilder();
    int at = 0;
    for (Map.Entry<Integer, Part> part : parts.entrySet()) {
      if (part.getKey() >= at) {
        changed.append(text, at, part.getKey()).append(part.getValue().instead());
        at = part.getValue().end();
      }
    }
    return changed.append(text, at, text.length()).toString();
  }
}
