package io.trainingroles.cli.file;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.finding.Finding;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.account.PolicyFiles;
import io.trainingroles.report.FindingText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The documents of managed policies that an input names by their ARNs only. */
public final class PoliciesOption {
  private static final String FORMS =
      "give a policy document, or the output of 'aws iam get-policy-version' or"
          + " 'aws iam get-account-authorization-details'";

  /** The details of an account with AWS's largest quotas are smaller. */
  private static final int MAXIMUM_BYTES = 128 * 1024 * 1024;

  @Option(
      names = "--policies",
      paramLabel = "FILE|DIR",
      description =
          "documents of managed policies that the input only names: policy documents or"
              + " 'aws iam get-policy-version' outputs in files named for the policy or its ARN, or"
              + " 'aws iam get-account-authorization-details' outputs; 'aws iam get-policy' outputs have"
              + " descriptions and tags; of a folder, its *.json files;"
              + " may be given several times")
  private List<String> names = new ArrayList<>();

  private final Map<String, String> texts = new TreeMap<>();

  /** The documents; nothing where a file is wrong, which has then been shown. */
  public Optional<ManagedPolicyDocuments> read(Console console, ReadableFiles readable) {
    var findings = new ArrayList<Finding>();
    for (String name : names) {
      try {
        for (String file : JsonFiles.of(readable, name, FORMS)) {
          texts.put(file, text(readable, file));
        }
      } catch (InputFile.UnreadableException unreadable) {
        findings.add(unreadable.finding());
      }
    }
    if (findings.isEmpty()) {
      PolicyFiles.Reading reading = PolicyFiles.read(texts);
      if (reading instanceof PolicyFiles.Reading.Read read) {
        return Optional.of(read.documents());
      }
      findings.addAll(((PolicyFiles.Reading.Refused) reading).findings());
    }
    console.err().print(new FindingText(texts, console.errColours()).of(findings));
    return Optional.empty();
  }

  /** The texts of the files that have been read, by their paths. */
  public Map<String, String> texts() {
    return Map.copyOf(texts);
  }

  private static String text(ReadableFiles readable, String name)
      throws InputFile.UnreadableException {
    return new InputFile(readable, name, FORMS, MAXIMUM_BYTES, "give a smaller part of it")
        .jsonText();
  }
}
