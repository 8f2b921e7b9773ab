package io.trainingroles.access.search;

import io.trainingroles.access.condition.ValueClause;
import io.trainingroles.access.pattern.SearchPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Policy variables of the requests that are documented. What a key is in each of these, as the
 * caller fixes it ({@code aws:PrincipalAccount} of a known role), stands for its variables; where a
 * key has values of a form, such as twelve digits, so have its variables; and where none has the
 * key ({@code aws:username} of a role), they stand for their defaults or for nothing.
 */
public final class RangedVariables {
  private final Map<String, String> fixed = new TreeMap<>();
  private final Set<String> absent = new TreeSet<>();
  private final Map<String, List<SearchPattern>> forms = new TreeMap<>();
  private final Map<String, String> globs = new TreeMap<>();

  /**
   * The variables of keys.
   *
   * @param keys what requests say under each key, in lower case
   */
  public RangedVariables(Map<String, KeyRange> keys) {
    keys.forEach(
        (key, range) -> {
          Optional<List<SearchPattern>> texts = texts(range);
          if (!range.mayBeThere()) {
            absent.add(key);
          } else if (texts.isPresent()) {
            List<SearchPattern> all = texts.get();
            if (all.size() == 1 && all.get(0).isText() && !range.mayBeAbsent()) {
              fixed.put(key, all.get(0).text());
            } else {
              forms.put(key, all);
              if (all.size() == 1) {
                globs.put(key, all.get(0).text());
              }
            }
          }
        });
  }

  /** The texts that a key has where it has a value; nothing where any, or several at once. */
  private static Optional<List<SearchPattern>> texts(KeyRange range) {
    if (range.mayHaveSeveral() || range.values().size() != 1) {
      return Optional.empty();
    }
    return range.values().get(0) instanceof ValueClause.Text text
            && text.required().size() == 1
            && text.excluded().isEmpty()
        ? Optional.of(text.required().get(0))
        : Optional.empty();
  }

  /** The same box where what is fixed is known. */
  public RequestBox known(RequestBox box) {
    if (!box.hasVariables()) {
      return box;
    }
    RequestBox known = box.with(fixed);
    for (String key : absent) {
      known = known.withKey(key, /* isThere= */ false);
    }
    return known;
  }

  /** Whether variables of some boxes have a form that is not any text. */
  public boolean haveForms(List<RequestBox> boxes) {
    return !forms.isEmpty() && boxes.stream().anyMatch(RequestBox::hasVariables);
  }

  /**
   * A box that has each request of another: what its variables stand for is any text of their
   * forms.
   */
  public RequestBox widened(RequestBox box) {
    RequestBox widened = box;
    for (Literal literal : box.literals()) {
      if (literal instanceof Literal.Resource resource && !resource.negated()) {
        Set<SearchPattern> patterns = new LinkedHashSet<>();
        resource.patterns().forEach(pattern -> patterns.addAll(widened(pattern)));
        widened = widened.with(literal, new Literal.Resource(patterns, false));
      } else if (literal instanceof Literal.Met met) {
        widened = widened.with(literal, new Literal.Met(met.language().like(globs, box.version())));
      }
    }
    return widened;
  }

  private List<SearchPattern> widened(SearchPattern pattern) {
    List<SearchPattern> widened = List.of(pattern);
    for (String key : new LinkedHashSet<>(pattern.keys())) {
      List<SearchPattern> form = forms.get(key);
      if (form != null) {
        var next = new ArrayList<SearchPattern>();
        widened.forEach(each -> next.addAll(each.within(key, form)));
        widened = next;
      }
    }
    return widened;
  }
}
