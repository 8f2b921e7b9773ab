package io.trainingroles.input.account;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.iam.Arn;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.ManagedPolicyAttributes;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.SeenValue;
import io.trainingroles.reference.managed.AwsManagedPolicies;
import io.trainingroles.tree.Tree.Mapping;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the documents of managed policies that a user provides beside an input. A file is one of:
 *
 * <ul>
 *   <li>a policy document, or the output of {@code aws iam get-policy-version}: the policy is the
 *       one that the file is named for, by its ARN or by its name;
 *   <li>the output of {@code aws iam get-policy}: the description and the tags of the policy, and
 *       the ARN of that whose document is in a file of the same name, or of the policy's name;
 *   <li>the output of {@code aws iam get-account-authorization-details}: all of its policies.
 * </ul>
 *
 * <p>In a file name, {@code /} is written {@code %2F}; {@code :} may be written {@code %3A}. A name
 * that is not an ARN is that of a policy of an account: AWS has policies that are named alike, and
 * to replace one of them needs its ARN.
 */
public final class PolicyFiles {
  private static final Pattern SUFFIX =
      Pattern.compile("\\.(v[0-9]+|version|policy-version|policy|document)$");
  private static final String NAMING =
      "name the file for the ARN of its policy, with %2F for each slash, such as"
          + " arn:aws:iam::123456789012:policy%2FOrgBaseline.json";

  private final AwsManagedPolicies ofAws;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, String> arnsByName = new HashMap<>();
  private final Map<String, String> versionsInEffect = new HashMap<>();
  private final Map<String, ManagedPolicyAttributes> attributes = new HashMap<>();
  private final Map<String, ReadDocument> byArn = new HashMap<>();
  private final Map<String, ReadDocument> byName = new HashMap<>();

  private PolicyFiles(AwsManagedPolicies ofAws) {
    this.ofAws = ofAws;
  }

  /** What came of reading. */
  public sealed interface Reading {
    /**
     * The files are right.
     *
     * @param documents their documents, and those of AWS for all other policies
     */
    record Read(ManagedPolicyDocuments documents) implements Reading {}

    /**
     * Some file is wrong.
     *
     * @param findings all that is wrong
     */
    record Refused(List<Finding> findings) implements Reading {
      /** Keeps an unchangeable copy, in order. */
      public Refused {
        findings = findings.stream().sorted().toList();
      }
    }
  }

  private record ReadFile(String path, String text, Mapping root) {}

  /**
   * Reads files.
   *
   * @param texts the text of each file by its path
   * @return the documents, or all that is wrong
   */
  public static Reading read(Map<String, String> texts) {
    var ofAws = new AwsManagedPolicies();
    var files = new PolicyFiles(ofAws);
    var read = new ArrayList<ReadFile>();
    texts.forEach(
        (path, text) -> {
          var problems = new InputProblems(path);
          problems.object(path, text).ifPresent(root -> read.add(new ReadFile(path, text, root)));
          files.keep(problems);
        });
    read.forEach(file -> files.addArn(file.path(), file.root()));
    read.forEach(file -> files.add(file.path(), file.text(), file.root()));
    return files.findings.isEmpty()
        ? new Reading.Read(
            new ManagedPolicyDocuments(ofAws, files.byArn, files.byName, files.attributes))
        : new Reading.Refused(files.findings);
  }

  private void keep(InputProblems problems) {
    if (problems.reading(List.of()) instanceof InputReading.Refused refused) {
      findings.addAll(refused.findings());
    }
  }

  /** The output of get-policy says which ARN a name has, and which version is in effect. */
  private void addArn(String path, Mapping root) {
    if (root.value("Policy").orElse(null) instanceof Mapping policy) {
      var problems = new InputProblems(path);
      problems
          .text(policy, "Arn")
          .ifPresent(
              arn -> {
                arnsByName.put(nameOf(path), arn);
                arnsByName.put(ManagedPolicyDocuments.name(arn), arn);
                versionsInEffect.put(arn, problems.optionalText(policy, "DefaultVersionId"));
                attributes.put(arn, attributes(arn, policy, problems));
              });
      keep(problems);
    }
  }

  /** AWS leaves out a description that is not there, and lists no tags as an empty list. */
  private static ManagedPolicyAttributes attributes(
      String arn, Mapping policy, InputProblems problems) {
    String description = problems.optionalText(policy, "Description");
    SeenValue<String> seen =
        description.isEmpty() ? new SeenValue.Absent<>() : new SeenValue.Known<>(description);
    ManagedPolicyAttributes given = ManagedPolicyAttributes.of(arn, seen);
    return policy.value("Tags").isEmpty()
        ? given
        : new ManagedPolicyAttributes(
            given.arn(),
            given.path(),
            seen,
            new SeenValue.Known<>(ListedTags.of(policy, problems)));
  }

  private void add(String path, String text, Mapping root) {
    var problems = new InputProblems(path);
    if (root.value("Statement").isPresent()) {
      problems.document(path, text).ifPresent(read -> addNamed(path, root, "", read, problems));
    } else if (root.value("PolicyVersion").orElse(null) instanceof Mapping version) {
      addVersion(path, version, problems);
    } else if (root.value("Policies").isPresent()) {
      problems.objects(root, "Policies").forEach(policy -> addListed(policy, problems));
    } else if (root.value("Policy").isEmpty()) {
      problems.add(
          root.location(),
          "this file has no policy document",
          "give a policy document, or the output of 'aws iam get-policy-version' or"
              + " 'aws iam get-account-authorization-details'");
    }
    keep(problems);
  }

  private void addVersion(String path, Mapping version, InputProblems problems) {
    if (version.value("IsDefaultVersion").isPresent()
        && !problems.flag(version, "IsDefaultVersion")) {
      problems.add(
          version.location(),
          "this version of the policy is not in effect",
          "give the default version, which 'aws iam get-policy' names as DefaultVersionId");
      return;
    }
    new DocumentValue(problems)
        .of("PolicyVersion", version, "Document")
        .ifPresent(
            read ->
                addNamed(
                    path, version, problems.optionalText(version, "VersionId"), read, problems));
  }

  private void addListed(Mapping policy, InputProblems problems) {
    Optional<String> arn = problems.text(policy, "Arn");
    for (Mapping version : problems.objects(policy, "PolicyVersionList")) {
      if (arn.isPresent() && problems.flag(version, "IsDefaultVersion")) {
        String id = problems.optionalText(version, "VersionId");
        new DocumentValue(problems)
            .of(arn.get(), version, "Document")
            .ifPresent(read -> put(byArn, arn.get(), id, policy, read, problems));
      }
    }
  }

  /** A document of the policy that its file is named for. */
  private void addNamed(
      String path, Mapping place, String version, ReadDocument read, InputProblems problems) {
    String name = nameOf(path);
    String arn = isArn(name) ? name : arnsByName.get(name);
    if (arn == null) {
      if (name.contains(":") || name.contains("/")) {
        problems.add(place.location(), quoted(name) + " is not the ARN of a policy", NAMING);
      } else if (isOfAws(name)) {
        problems.add(
            place.location(), quoted(name) + " is also the name of an AWS managed policy", NAMING);
      } else {
        put(byName, name, version, place, read, problems);
      }
      return;
    }
    String inEffect = versionsInEffect.getOrDefault(arn, "");
    if (!inEffect.isEmpty() && !version.isEmpty() && !inEffect.equals(version)) {
      problems.add(
          place.location(),
          "this is version "
              + version
              + " of "
              + arn
              + ", and version "
              + inEffect
              + " is in effect",
          "give version " + inEffect);
      return;
    }
    put(byArn, arn, version, place, read, problems);
  }

  private boolean isOfAws(String name) {
    return ofAws.arns().stream().anyMatch(arn -> ManagedPolicyDocuments.name(arn).equals(name));
  }

  private static void put(
      Map<String, ReadDocument> documents,
      String key,
      String version,
      Mapping place,
      ReadDocument read,
      InputProblems problems) {
    ReadDocument owned = PolicyOwner.owned(key, version, read);
    ReadDocument other = documents.put(key, owned);
    if (other != null && !other.document().equals(read.document())) {
      problems.add(
          place.location(),
          key + " has two different documents",
          "keep only the one that is in effect");
    }
  }

  private static boolean isArn(String name) {
    return Arn.of(name)
        .filter(arn -> arn.service().equals("iam") && arn.resource().startsWith("policy/"))
        .isPresent();
  }

  /** What a file is named for: its name without folders and suffixes. */
  private static String nameOf(String path) {
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    String name = file.endsWith(".json") ? file.substring(0, file.length() - 5) : file;
    String plain = SUFFIX.matcher(name).replaceFirst("");
    try {
      return URI.create("/" + plain).getPath().substring(1);
    } catch (IllegalArgumentException notEncoded) {
      return plain;
    }
  }
}
