package io.trainingroles.job;

import io.trainingroles.iam.ResourcePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text of which some parts are different in each run, or are still to be filled in: {@code
 * tf-2024-05-06-07-08-09-123/source} is {@code tf-} and {@code /source}, with a time of a known
 * length between.
 *
 * @param parts the parts in their order
 */
public record OpenText(List<Part> parts) {
  private static final String ANY = "*";

  /**
   * One part.
   *
   * @param text the text itself, or the wildcards of IAM that match it, with what is fixed between
   *     them
   * @param isOpen whether it is the latter
   */
  public record Part(String text, boolean isOpen) {}

  /** Keeps an unchangeable copy. */
  public OpenText {
    parts = List.copyOf(parts);
  }

  /** A text that is known. */
  public static OpenText of(String text) {
    return new OpenText(text.isEmpty() ? List.of() : List.of(new Part(text, false)));
  }

  /**
   * The same text with more of it open.
   *
   * @param places what is open of the parts that are known
   * @param shape the wildcards that match it
   */
  public OpenText opened(Pattern places, Function<MatchResult, String> shape) {
    var opened = new ArrayList<Part>();
    for (Part part : parts) {
      if (part.isOpen()) {
        add(opened, part);
        continue;
      }
      int end = 0;
      Matcher matcher = places.matcher(part.text());
      while (matcher.find()) {
        add(opened, new Part(part.text().substring(end, matcher.start()), false));
        add(opened, new Part(shape.apply(matcher.toMatchResult()), true));
        end = matcher.end();
      }
      add(opened, new Part(part.text().substring(end), false));
    }
    return new OpenText(opened);
  }

  /** Two parts that match anything match no more than one of them. */
  private static void add(List<Part> parts, Part part) {
    boolean isRepeated =
        !parts.isEmpty() && part.text().equals(ANY) && parts.get(parts.size() - 1).equals(part);
    if (!part.text().isEmpty() && !isRepeated) {
      parts.add(part);
    }
  }

  /** The same text without the slash at its end, if it has one. */
  public OpenText withoutSlashAtEnd() {
    int last = parts.size() - 1;
    if (last < 0 || parts.get(last).isOpen() || !parts.get(last).text().endsWith("/")) {
      return this;
    }
    var shorter = new ArrayList<Part>(parts.subList(0, last));
    String text = parts.get(last).text();
    add(shorter, new Part(text.substring(0, text.length() - 1), false));
    return new OpenText(shorter);
  }

  /** Whether a part is open. */
  public boolean isOpen() {
    return parts.stream().anyMatch(Part::isOpen);
  }

  /** Whether it has more than open parts and the slashes between them. */
  public boolean hasFixedText() {
    return parts.stream().anyMatch(part -> !part.isOpen() && !part.text().matches("/*"));
  }

  /** The pattern of a policy that matches it, in which only open parts have wildcards. */
  public String pattern() {
    return parts.stream()
        .map(part -> part.isOpen() ? part.text() : ResourcePattern.literal(part.text()))
        .collect(Collectors.joining());
  }
}
