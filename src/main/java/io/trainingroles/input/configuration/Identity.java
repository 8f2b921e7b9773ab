package io.trainingroles.input.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How AWS names what a type of resources makes.
 *
 * @param arn the form of its ARN, with attributes in braces, and {@code R} and {@code A} for the
 *     Region and the account
 * @param same the attributes that are the same as another one, or as the {@code arn}
 */
public record Identity(String arn, Map<String, String> same) {
  /** Keeps an unchangeable copy. */
  public Identity {
    same = Map.copyOf(same);
  }

  /**
   * All that are known; the forms hold for data sources too.
   *
   * @return each by its type
   */
  public static Map<String, Identity> all() {
    var all = new TreeMap<String, Identity>();
    for (String line : ConfigurationTexts.lines("identities.txt")) {
      List<String> words = List.of(line.split(" ", -1));
      var same = new HashMap<String, String>();
      for (String pair : words.subList(2, words.size())) {
        int end = pair.indexOf('=');
        same.put(pair.substring(0, end), pair.substring(end + 1));
      }
      all.put(words.get(0), new Identity(words.get(1), same));
    }
    return all;
  }

  /**
   * The ARN with a Region and an account in their places.
   *
   * @param region the Region, or what stands for it
   * @param account the account, or what stands for it
   * @return the ARN, with attributes in braces
   */
  public String arn(String region, String account) {
    return arn.replace(":R:", ":" + region + ":").replace(":A:", ":" + account + ":");
  }
}
