package io.trainingroles.reference;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Walks through a format and a pattern at once, to a text that is of both. No place is left in vain
 * twice, so a walk has at most as many steps as format times pattern; and it keeps its own way
 * back, as a pattern may be longer than the stack of a thread is deep.
 */
final class ArnWalk {
  private final List<ArnPart> format;
  private final List<ArnPart> pattern;

  /** From where no text is found. */
  private final BitSet dead = new BitSet();

  private final StringBuilder text = new StringBuilder();
  private final Deque<Stop> way = new ArrayDeque<>();

  ArnWalk(List<ArnPart> format, List<ArnPart> pattern) {
    this.format = format;
    this.pattern = pattern;
  }

  /**
   * A place to go on to.
   *
   * @param more what the text gets on the way there
   * @param at where it is in the format
   * @param in where it is in the pattern
   * @param isFilled whether the free part at which it is has a character already
   */
  private record Move(String more, int at, int in, boolean isFilled) {}

  /**
   * Where a walk has been.
   *
   * @param place how it came there
   * @param length the length of the text there
   * @param moves how it may go on, the likeliest first
   */
  private record Stop(Move place, int length, Iterator<Move> moves) {}

  Optional<String> find() {
    go(new Move("", 0, 0, false));
    while (!way.isEmpty()) {
      Stop stop = way.getLast();
      if (isEnd(stop.place())) {
        return Optional.of(text.toString());
      }
      text.setLength(stop.length());
      if (stop.moves().hasNext()) {
        go(stop.moves().next());
      } else {
        dead.set(number(stop.place()));
        way.removeLast();
      }
    }
    return Optional.empty();
  }

  private void go(Move move) {
    if (!dead.get(number(move))) {
      text.append(move.more());
      way.addLast(new Stop(move, text.length(), moves(move).iterator()));
    }
  }

  private int number(Move move) {
    return (move.at() * (pattern.size() + 1) + move.in()) * 2 + (move.isFilled() ? 1 : 0);
  }

  private boolean isEnd(Move place) {
    return place.at() == format.size() && place.in() == pattern.size();
  }

  private List<Move> moves(Move place) {
    int at = place.at();
    int in = place.in();
    boolean isAny = in < pattern.size() && pattern.get(in) instanceof ArnPart.Any;
    if (at == format.size()) {
      return isAny ? List.of(new Move("", at, in + 1, false)) : List.of();
    }
    if (format.get(at) instanceof ArnPart.Free free) {
      return isAny ? anyInFree(free, place) : oneInFree(free, place);
    }
    String same = String.valueOf(((ArnPart.Same) format.get(at)).value());
    if (isAny) {
      return List.of(new Move("", at, in + 1, false), new Move(same, at + 1, in, false));
    }
    boolean isSame =
        in < pattern.size()
            && (pattern.get(in) instanceof ArnPart.One || pattern.get(in).equals(format.get(at)));
    return isSame ? List.of(new Move(same, at + 1, in + 1, false)) : List.of();
  }

  private static List<Move> anyInFree(ArnPart.Free free, Move place) {
    int at = place.at();
    int in = place.in();
    var filledAndOn = new Move(free.filling(), at + 1, in, false);
    var filled = new Move(free.filling(), at, in + 1, true);
    var left = new Move("", at, in + 1, place.isFilled());
    return place.isFilled()
        ? List.of(filledAndOn, filled, new Move("", at + 1, in, false), left)
        : List.of(filledAndOn, filled, left);
  }

  private List<Move> oneInFree(ArnPart.Free free, Move place) {
    int at = place.at();
    int in = place.in();
    var on = new Move("", at + 1, in, false);
    if (in == pattern.size()) {
      return place.isFilled() ? List.of(on) : List.of();
    }
    char character = pattern.get(in) instanceof ArnPart.Same same ? same.value() : 'x';
    if (free.excluded().indexOf(character) >= 0) {
      return place.isFilled() ? List.of(on) : List.of();
    }
    var here = new Move(String.valueOf(character), at, in + 1, true);
    return place.isFilled() ? List.of(on, here) : List.of(here);
  }
}
