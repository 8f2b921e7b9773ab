package io.trainingroles.reference.managed;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The managed policies of AWS that were in effect at the date of the data: about 1,600, each with
 * its default version. AWS changes some of them every week, so an answer that uses one must give
 * {@link #date}. Policies that AWS has withdrawn are not in the data.
 *
 * <p>The documents are those of the partition {@code aws}. In the partitions {@code aws-cn} and
 * {@code aws-us-gov} policies of the same names have other documents, and are not known here.
 *
 * <p>Nothing is read before a policy is asked for, and then only the index and the file that has
 * the policy. Threads may share one of these.
 */
public final class AwsManagedPolicies {
  private static final String PREFIX = "arn:aws:iam::aws:policy/";
  private static final String INDEX = "index.txt";

  /** The path and the name of a policy; nothing that separates the fields of a line. */
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9+=,.@_/-]{1,512}");

  private final Map<String, String> texts = new ConcurrentHashMap<>();

  /** Reads nothing yet. */
  public AwsManagedPolicies() {}

  /**
   * The date of the data: the day (UTC) of the latest change in it.
   *
   * @return the date
   */
  public LocalDate date() {
    String index = text(INDEX);
    return LocalDate.parse(index.substring(0, index.indexOf('\n')));
  }

  /**
   * A policy by its ARN.
   *
   * @param arn such as {@code arn:aws:iam::aws:policy/service-role/AWSBatchServiceRole}; case
   *     matters
   * @return the policy, or nothing if it is not in the data
   */
  public Optional<AwsManagedPolicy> policy(String arn) {
    String path = arn.startsWith(PREFIX) ? arn.substring(PREFIX.length()) : "";
    if (!PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    return rest(INDEX, path).map(fields -> policy(arn, path, fields.split("\t", -1)));
  }

  /**
   * The ARNs of all policies.
   *
   * @return the ARNs, sorted
   */
  public List<String> arns() {
    return text(INDEX)
        .lines()
        .skip(1)
        .map(line -> PREFIX + line.substring(0, line.indexOf('\t')))
        .toList();
  }

  private AwsManagedPolicy policy(String arn, String path, String[] fields) {
    String file = "documents/" + fields[2] + ".txt";
    String name = path.substring(path.lastIndexOf('/') + 1);
    String document =
        rest(file, name)
            .orElseThrow(() -> new IllegalStateException(file + " has no document of " + name));
    return new AwsManagedPolicy(arn, fields[0], LocalDate.parse(fields[1]), document);
  }

  /** What follows a name in its line; the first line of a file of documents has one too. */
  private Optional<String> rest(String file, String name) {
    String text = text(file);
    String start = name + "\t";
    int line = text.startsWith(start) ? 0 : text.indexOf("\n" + start) + 1;
    if (line == 0 && !text.startsWith(start)) {
      return Optional.empty();
    }
    return Optional.of(text.substring(line + start.length(), text.indexOf('\n', line)));
  }

  private String text(String file) {
    return texts.computeIfAbsent(file, ManagedPolicyTexts::read);
  }
}
