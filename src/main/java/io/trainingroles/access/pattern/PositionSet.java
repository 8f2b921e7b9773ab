package io.trainingroles.access.pattern;

import java.util.Arrays;

/** Positions, gathered with repetition and given back sorted without. */
final class PositionSet {
  private int[] positions;
  private int size;

  PositionSet(int expected) {
    positions = new int[Math.max(4, expected)];
  }

  void add(int position) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, 2 * size);
    }
    positions[size++] = position;
  }

  int[] sorted() {
    boolean inOrder = true;
    for (int index = 1; index < size && inOrder; index++) {
      inOrder = positions[index - 1] < positions[index];
    }
    if (!inOrder) {
      Arrays.sort(positions, 0, size);
    }
    return inOrder ? Arrays.copyOf(positions, size) : withoutRepetition();
  }

  private int[] withoutRepetition() {
    int kept = 0;
    for (int index = 0; index < size; index++) {
      if (kept == 0 || positions[kept - 1] != positions[index]) {
        positions[kept++] = positions[index];
      }
    }
    return Arrays.copyOf(positions, kept);
  }
}
