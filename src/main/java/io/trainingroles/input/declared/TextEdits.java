package io.trainingroles.input.declared;

import java.util.TreeMap;

/** Changes of a text that leave each line that stays where it was. */
final class TextEdits {
  private final String text;
  private final TreeMap<Integer, Edit> edits = new TreeMap<>();

  private record Edit(int end, String instead) {}

  TextEdits(String text) {
    this.text = text;
  }

  /**
   * Puts another text in the place of a part. What lies in a part that is replaced already goes
   * with it.
   */
  void replace(int start, int end, String instead) {
    var around = edits.floorEntry(start);
    if (around != null && around.getValue().end() >= end) {
      return;
    }
    edits.subMap(start, true, end, false).clear();
    edits.put(start, new Edit(end, instead));
  }

  /** The changed text; a part that loses lines keeps their ends. */
  String text() {
    var changed = new StringBuilder();
    int at = 0;
    for (var entry : edits.entrySet()) {
      Edit edit = entry.getValue();
      changed.append(text, at, entry.getKey()).append(edit.instead());
      long lines = lines(text.substring(entry.getKey(), edit.end())) - lines(edit.instead());
      changed.append("\n".repeat((int) Math.max(0, lines)));
      at = edit.end();
    }
    return changed.append(text, at, text.length()).toString();
  }

  private static long lines(String part) {
    return part.chars().filter(each -> each == '\n').count();
  }
}
