package io.trainingroles.cli.file;

import io.trainingroles.access.Caller;
import io.trainingroles.access.CallerNames;
import io.trainingroles.access.CallerRights;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyLevel;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.finding.Finding;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.KeyGrants;
import io.trainingroles.input.KeyGrantsReader;
import io.trainingroles.input.RefusedElement;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.report.FindingText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The policies around a role that its input does not have, and who asks. */
public final class SurroundingPoliciesOption {
  private static final String FORM = "give a policy document";
  private static final String GRANTS = "give the output of 'aws kms list-grants'";

  /** The largest policies of AWS have some 20 KB. */
  private static final int MAXIMUM_BYTES = 1024 * 1024;

  @Option(
      names = "--boundary",
      paramLabel = "FILE",
      description = "the permissions boundary of the role, in place of that of the input")
  private @Nullable String boundary;

  @Option(
      names = "--session-policy",
      paramLabel = "FILE",
      description = "a session policy; may be given several times")
  private List<String> sessionPolicies = new ArrayList<>();

  @Option(
      names = "--resource-policy",
      paramLabel = "FILE",
      description = "the policy of the resource: a bucket policy, a key policy, a trust policy")
  private @Nullable String resourcePolicy;

  @Option(
      names = "--kms-grants",
      paramLabel = "FILE",
      description =
          "the grants of AWS KMS keys: the output of 'aws kms list-grants'; may be given several times")
  private List<String> keyGrants = new ArrayList<>();

  @Option(
      names = "--resource-account",
      paramLabel = "ACCOUNT",
      description =
          "the account of the resource (default: that of its ARN, or else that of the role)")
  private @Nullable String resourceAccount;

  @Option(
      names = "--principal",
      paramLabel = "ARN",
      description =
          "the ARN of the role, or of a session of it (default: the role; where the input does not "
              + "contain its account, in the account of the resource, or in 123456789012)")
  private @Nullable String principal;

  @Option(
      names = "--scp",
      paramLabel = "FILE|DIR",
      description =
          "service control policies of one level: a policy document, or a folder of them; several "
              + "times for several levels, those of the root first")
  private List<String> serviceControl = new ArrayList<>();

  @Option(
      names = "--rcp",
      paramLabel = "FILE|DIR",
      description = "resource control policies of one level, as with --scp")
  private List<String> resourceControl = new ArrayList<>();

  private final Map<String, String> texts = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();

  /** Whether none of the options is given. */
  public boolean isEmpty() {
    return isOnlyOfResourceControl() && resourceControl.isEmpty();
  }

  /** Whether no other than resource control policies are given. */
  public boolean isOnlyOfResourceControl() {
    return boundary == null
        && resourcePolicy == null
        && resourceAccount == null
        && principal == null
        && keyGrants.isEmpty()
        && sessionPolicies.isEmpty()
        && serviceControl.isEmpty();
  }

  /** The policies; nothing where a file is wrong, which has then been shown. */
  public Optional<SurroundingPolicies> read(Console console, ReadableFiles files)
      throws FailedException {
    if (resourceAccount != null && !CallerNames.isAccount(resourceAccount)) {
      throw wrong("'" + resourceAccount + "' is not an AWS account ID; write 12 digits");
    }
    var read =
        new SurroundingPolicies(
            boundary == null ? null : only(files, boundary, PolicyKind.PERMISSIONS_BOUNDARY),
            sessionPolicies.stream()
                .flatMap(file -> policies(files, file, PolicyKind.SESSION).stream())
                .toList(),
            resourcePolicy == null ? null : only(files, resourcePolicy, PolicyKind.RESOURCE),
            resourceAccount,
            levels(files, serviceControl, PolicyKind.SERVICE_CONTROL),
            levels(files, resourceControl, PolicyKind.RESOURCE_CONTROL),
            KeyGrants.of(keyGrants.stream().flatMap(file -> grants(files, file).stream()).toList()),
            caller());
    if (findings.isEmpty()) {
      boolean isAboutResource =
          resourcePolicy != null || resourceAccount != null || !keyGrants.isEmpty();
      if (principal == null && isAboutResource) {
        console.progress(
            "A role whose account the input does not say is assumed to be in the account of the"
                + " resource, or else in 123456789012; --principal gives its ARN.");
      }
      return Optional.of(read);
    }
    console.err().print(new FindingText(texts, console.errColours()).of(findings));
    return Optional.empty();
  }

  private @Nullable Caller caller() throws FailedException {
    if (principal == null) {
      return null;
    }
    try {
      Caller caller = Caller.of(principal);
      if (CallerRights.hasIdentity(caller)) {
        return caller;
      }
    } catch (InvalidValueException refused) {
      // Reported below, with what is possible here.
    }
    throw wrong(
        "'"
            + principal
            + "' is not a role, nor a session of one; write arn:aws:iam::ACCOUNT:role/NAME or"
            + " arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION");
  }

  private static FailedException wrong(String message) {
    return new FailedException(ExitCode.WRONG_INPUT, message);
  }

  private @Nullable NamedPolicy only(ReadableFiles files, String file, PolicyKind kind) {
    return policies(files, file, kind).stream().findFirst().orElse(null);
  }

  private List<PolicyLevel> levels(ReadableFiles files, List<String> names, PolicyKind kind) {
    var levels = new ArrayList<PolicyLevel>();
    for (String name : names) {
      var level = new ArrayList<NamedPolicy>();
      try {
        JsonFiles.of(files, name, FORM).forEach(file -> level.addAll(policies(files, file, kind)));
      } catch (InputFile.UnreadableException unreadable) {
        findings.add(unreadable.finding());
      }
      levels.add(new PolicyLevel(level));
    }
    return levels;
  }

  /** The grants of a file; none where it is wrong, which is then a finding. */
  private Optional<KeyGrants> grants(ReadableFiles files, String file) {
    try {
      String text =
          new InputFile(files, file, GRANTS, MAXIMUM_BYTES, "give the grants of one key")
              .jsonText();
      texts.put(file, text);
      KeyGrantsReader.Reading reading = KeyGrantsReader.read(file, name(file), text);
      if (reading instanceof KeyGrantsReader.Reading.Read read) {
        return Optional.of(read.grants());
      }
      findings.addAll(((KeyGrantsReader.Reading.Refused) reading).findings());
    } catch (InputFile.UnreadableException unreadable) {
      findings.add(unreadable.finding());
    }
    return Optional.empty();
  }

  private static String name(String file) {
    Path name = Path.of(file).getFileName();
    return name == null ? file : name.toString();
  }

  /** The policy of a file; none where it is wrong, which is then a finding. */
  private List<NamedPolicy> policies(ReadableFiles files, String file, PolicyKind kind) {
    String text;
    try {
      text = new InputFile(files, file, FORM, MAXIMUM_BYTES, "give one policy").jsonText();
    } catch (InputFile.UnreadableException unreadable) {
      findings.add(unreadable.finding());
      return List.of();
    }
    texts.put(file, text);
    var problems = new InputProblems(file);
    Optional<InputProblems.ReadDocument> read = problems.document(file, text);
    if (problems.reading(List.of()) instanceof InputReading.Refused refused) {
      findings.addAll(refused.findings());
    }
    if (read.isEmpty()) {
      return List.of();
    }
    findings.addAll(RefusedElement.findings(read.get(), kind));
    return List.of(new NamedPolicy(name(file), read.get().document()));
  }
}
