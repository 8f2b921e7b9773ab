package io.trainingroles.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.reference.managed.AwsManagedPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * What the review finds in AWS's managed policies, each as if it were one's own: the findings of
 * each code, the time, and the slowest. {@code bench/managed-policies} runs it; with a number it
 * prints that many findings of each code, always the same, to be judged by people.
 */
public final class ManagedPoliciesReport {
  /** What people judged of the sample. */
  private static final Path JUDGED = Path.of("docs", "review", "sample.txt");

  private record Reviewed(String policy, List<CheckFinding> findings, long nanoseconds) {}

  private ManagedPoliciesReport() {}

  public static void main(String[] arguments) throws IOException {
    int sample = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
    var policies = new AwsManagedPolicies();
    var reviewer = new Reviewer(Catalogue.CHECKS, CheckSettings.of(LocalDate.of(2026, 11, 24)));
    long start = System.nanoTime();
    var reviewed = new ArrayList<Reviewed>();
    for (String arn : policies.arns()) {
      reviewed.add(review(reviewer, arn, policies.policy(arn).orElseThrow().document()));
    }
    long time = System.nanoTime() - start;
    System.out.printf(
        "%d policies of %s in %.1f s%n", reviewed.size(), policies.date(), time / 1e9);
    printCounts(reviewed);
    printSlowest(reviewed);
    if (sample > 0) {
      printSample(reviewed, sample);
    }
  }

  private static Reviewed review(Reviewer reviewer, String arn, String document) {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    long start = System.nanoTime();
    var read =
        (InputReading.Read) AccessInput.readDocument(name, name, document, PolicyUse.MANAGED);
    List<CheckFinding> findings =
        read.roles().stream().flatMap(role -> reviewer.review(role).findings().stream()).toList();
    return new Reviewed(name, findings, System.nanoTime() - start);
  }

  private static void printCounts(List<Reviewed> reviewed) {
    Map<String, Long> counts =
        reviewed.stream()
            .flatMap(one -> one.findings().stream())
            .collect(
                Collectors.groupingBy(
                    found -> found.finding().code().value(), TreeMap::new, Collectors.counting()));
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(each -> System.out.printf("%7d %s%n", each.getValue(), each.getKey()));
    List<Integer> perPolicy = reviewed.stream().map(one -> one.findings().size()).sorted().toList();
    long warnings =
        reviewed.stream()
            .flatMap(one -> one.findings().stream())
            .filter(found -> found.finding().severity() == Severity.SECURITY_WARNING)
            .count();
    System.out.printf(
        "%7d findings, %d of them security warnings; %d in the median policy, %d at most%n",
        perPolicy.stream().mapToInt(Integer::intValue).sum(),
        warnings,
        perPolicy.get(perPolicy.size() / 2),
        perPolicy.get(perPolicy.size() - 1));
  }

  private static void printSlowest(List<Reviewed> reviewed) {
    reviewed.stream()
        .sorted(Comparator.comparingLong(Reviewed::nanoseconds).reversed())
        .limit(5)
        .forEach(one -> System.out.printf("%7.2f s %s%n", one.nanoseconds() / 1e9, one.policy()));
  }

  /**
   * The same findings each time: their order is that of a checksum of what identifies them, so that
   * a change of the review changes only what it adds and takes away.
   */
  private static void printSample(List<Reviewed> reviewed, int size) throws IOException {
    Map<String, String> judgements = judgements();
    var byCode = new TreeMap<String, List<Sampled>>();
    for (Reviewed one : reviewed) {
      for (CheckFinding found : one.findings()) {
        byCode
            .computeIfAbsent(found.finding().code().value(), code -> new ArrayList<>())
            .add(Sampled.of(one.policy(), found));
      }
    }
    byCode.forEach(
        (code, all) -> {
          System.out.println("\n" + code);
          all.stream()
              .sorted(Comparator.comparing(Sampled::checksum).thenComparing(Sampled::line))
              .limit(size)
              .sorted(Comparator.comparing(Sampled::line))
              .forEach(
                  sampled -> {
                    String judgement =
                        judgements.getOrDefault(code + "\t" + sampled.place(), "not judged");
                    System.out.println("- " + sampled.line() + " [" + judgement + "]");
                  });
        });
  }

  /** By code and place. */
  private static Map<String, String> judgements() throws IOException {
    return Files.readAllLines(JUDGED).stream()
        .filter(line -> !line.startsWith("#"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf('\t')),
                line -> line.substring(line.lastIndexOf('\t') + 1)));
  }

  private record Sampled(String place, String line, long checksum) {
    static Sampled of(String policy, CheckFinding found) {
      String place = policy + " " + found.finding().location();
      var checksum = new CRC32();
      checksum.update((found.finding().code().value() + " " + place).getBytes(UTF_8));
      return new Sampled(place, place + ": " + found.finding().problem(), checksum.getValue());
    }
  }
}
