package io.trainingroles.check;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.UnknownText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a check writes down about one role. */
public final class Notes {
  private static final Pattern UNKNOWN = Pattern.compile(UnknownText.FORM);

  private final CheckPage page;
  private final String role;
  private final List<CheckFinding> findings = new ArrayList<>();
  private final Map<String, Integer> subjects = new HashMap<>();

  Notes(CheckPage page, String role) {
    this.page = page;
    this.role = role;
  }

  /**
   * Writes down what is wrong.
   *
   * @param place where it is
   * @param subject what it is about, in as few words as tell it from the other findings of this
   *     check on this role, such as {@code data: s3:*}; what {@code on} names in an acceptance
   * @param problem what is wrong here, with the actual action and resource, without a full stop
   * @param remedy what to do, without a full stop
   */
  public void add(Location place, String subject, String problem, String remedy) {
    add(place, subject, problem, remedy, null);
  }

  /**
   * Writes down what is wrong and how it is mended without anybody having to think.
   *
   * @param place where it is
   * @param subject what it is about
   * @param problem what is wrong here
   * @param remedy what to do
   * @param fix what to write instead, or null
   */
  public void add(
      Location place, String subject, String problem, String remedy, @Nullable Fix fix) {
    String about = shown(subject);
    int count = subjects.merge(about, 1, Integer::sum);
    findings.add(
        new CheckFinding(
            new Finding(page.severity(), page.code(), place, shown(problem), shown(remedy)),
            role,
            count == 1 ? about : about + " (" + count + ")",
            fix));
  }

  /** What is known only later, as Terraform refers to it; its name says its type first. */
  private static String shown(String text) {
    return UNKNOWN
        .matcher(text)
        .replaceAll(
            unknown ->
                Matcher.quoteReplacement(
                    "${" + unknown.group(1).replaceFirst("^[a-z_]+:", "var.") + "}"));
  }

  List<CheckFinding> findings() {
    return findings;
  }
}
