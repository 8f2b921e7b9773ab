package io.trainingroles.input.hcl;

import java.util.List;

/**
 * A block.
 *
 * @param type its type, such as {@code resource}
 * @param labels the labels behind its type
 * @param body what it has
 * @param start the index of its first character in the file
 * @param open the index behind its opening brace
 * @param end the index behind its closing brace
 */
public record HclBlock(
    String type, List<String> labels, HclBody body, int start, int open, int end) {
  /** Keeps an unchangeable copy. */
  public HclBlock {
    labels = List.copyOf(labels);
  }
}
