package io.trainingroles.cli.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps answers within what an agent can read at once: of a longer list the most severe items are
 * kept, and the answer says how many are left out.
 */
final class AnswerLimit {
  /** Some 20,000 tokens; clients cut off what is longer, wherever that is. */
  static final int MAXIMUM_CHARACTERS = 60_000;

  /** What is most severe in a list comes first: of findings their types, of changes their kinds. */
  private static final List<Object> MOST_SEVERE_FIRST =
      List.of("GRANTED", "ERROR", "SECURITY_WARNING", "WARNING", "SUGGESTION", "REVOKED");

  private final ObjectMapper mapper;
  private int left = MAXIMUM_CHARACTERS;

  AnswerLimit(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** The answers of one call. */
  List<Map<String, Object>> of(List<Map<String, Object>> answers) {
    return size(answers) <= left ? answers : answers.stream().map(this::cut).toList();
  }

  private Map<String, Object> cut(Map<String, Object> answer) {
    Map<String, Object> cut = new LinkedHashMap<>();
    Map<String, Integer> leftOut = new LinkedHashMap<>();
    answer.forEach(
        (name, value) -> {
          if (value instanceof List<?> all) {
            List<Object> kept = kept(all);
            cut.put(name, kept);
            if (kept.size() < all.size()) {
              leftOut.put(name, all.size() - kept.size());
            }
          } else {
            cut.put(name, value);
          }
        });
    if (!leftOut.isEmpty()) {
      cut.put("left_out", leftOut);
    }
    return cut;
  }

  private List<Object> kept(List<?> all) {
    var kept = new ArrayList<Object>();
    for (Object item : all.stream().sorted(Comparator.comparing(AnswerLimit::rank)).toList()) {
      left -= size(item) + 1;
      if (left < 0) {
        break;
      }
      kept.add(item);
    }
    return kept;
  }

  private static int rank(Object item) {
    if (!(item instanceof Map<?, ?> map)) {
      return 0;
    }
    Object type = map.get("type");
    return MOST_SEVERE_FIRST.indexOf(type == null ? String.valueOf(map.get("kind")) : type);
  }

  private int size(Object value) {
    try {
      return mapper.writeValueAsString(value).length();
    } catch (JsonProcessingException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
