package io.trainingroles.input.account;

import io.trainingroles.input.InputProblems;
import io.trainingroles.tree.Tree.Mapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tags in the answers of IAM, which has them as a list of keys and values. */
final class ListedTags {
  private ListedTags() {}

  /** The tags of a role or a policy; none where it has no list of them. */
  static Map<String, String> of(Mapping holder, InputProblems problems) {
    var tags = new LinkedHashMap<String, String>();
    for (Mapping tag : problems.objects(holder, "Tags")) {
      problems
          .text(tag, "Key")
          .ifPresent(key -> tags.put(key, problems.text(tag, "Value").orElse("")));
    }
    return Collections.unmodifiableMap(tags);
  }
}
