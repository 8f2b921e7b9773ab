package io.trainingroles.input.terraform;

import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputReading;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the roles of a stack of Pulumi, as <a
 * href="https://www.pulumi.com/docs/iac/cli/commands/pulumi_stack_export/">pulumi stack export</a>
 * writes its state. The resources of Pulumi's AWS provider are those of Terraform's under other
 * names: {@code aws:iam/rolePolicy:RolePolicy} is {@code aws_iam_role_policy}. A value that is a
 * secret is encrypted, and so it is not known, unless {@code --show-secrets} shows it.
 */
public final class PulumiStack {
  private static final String PROVIDER = "pulumi:providers:aws";
  private static final String AWS = "aws:";
  private static final String AWS_NATIVE = "aws-native:";

  /** The key that marks a value that is kept encrypted. */
  private static final String SECRET = "4dabf18193072939515e22adb298388d";

  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** The blocks of a role, whose names Pulumi has in the plural. */
  private static final Map<String, String> BLOCKS = Map.of("inlinePolicies", "inline_policy");

  private final InputProblems problems;

  private PulumiStack(String source) {
    this.problems = new InputProblems(source);
  }

  /**
   * Reads the roles.
   *
   * @param source the name of the input
   * @param text its JSON
   * @return the roles with their policies, or all that is wrong
   */
  public static InputReading read(String source, String text) {
    var stack = new PulumiStack(source);
    Optional<Mapping> root = stack.problems.object(source, text);
    return root.isEmpty() ? stack.problems.reading(List.of()) : stack.read(root.get());
  }

  private InputReading read(Mapping root) {
    List<Mapping> all =
        problems.path(root, "deployment").stream()
            .flatMap(deployment -> problems.objects(deployment, "resources").stream())
            .toList();
    if (all.isEmpty()) {
      problems.add(
          root.location(), "it has no Pulumi resources", "generate it with 'pulumi stack export'");
    }
    var resources = new ArrayList<TerraformResource>();
    var regions = new ArrayList<String>();
    for (Mapping resource : all) {
      String type = problems.optionalText(resource, "type");
      if (type.equals(PROVIDER)) {
        resource
            .mapping("inputs")
            .flatMap(inputs -> inputs.value("region"))
            .flatMap(Tree::asText)
            .ifPresent(regions::add);
      } else if (!isPendingDeletion(resource)) {
        terraformType(type).ifPresent(named -> resources.add(resource(resource, named)));
      }
    }
    List<String> distinct = regions.stream().distinct().toList();
    return problems.reading(
        new TerraformRoles(problems, Set.of(), Map.of()).of(resources),
        distinct.size() == 1 ? Optional.of(distinct.get(0)) : Optional.empty());
  }

  /** Pulumi keeps what it has replaced until it has deleted it. */
  private boolean isPendingDeletion(Mapping resource) {
    return resource.value("delete").isPresent() && problems.flag(resource, "delete");
  }

  /** The type of Terraform's resource; nothing for what is not of AWS. */
  private static Optional<String> terraformType(String type) {
    String[] parts = type.split("[:/]", -1);
    if (type.startsWith(AWS) && parts.length >= 3) {
      return Optional.of("aws_" + parts[1] + "_" + words(parts[parts.length - 1]));
    }
    return type.startsWith(AWS_NATIVE) && parts.length >= 3
        ? Optional.of("awscc_" + parts[1] + "_" + words(parts[parts.length - 1]))
        : Optional.empty();
  }

  private TerraformResource resource(Mapping resource, String type) {
    String urn = problems.text(resource, "urn").orElse("");
    String name = urn.substring(urn.lastIndexOf(':') + 1);
    Mapping outputs =
        resource.mapping("outputs").orElseGet(() -> new Mapping(resource.location(), List.of()));
    return new TerraformResource(
        resource.location(),
        type + "." + name,
        type,
        problems.optionalText(resource, "provider"),
        new ShownAttributes(
            renamed(outputs),
            null,
            resource.value("outputs").isPresent(),
            null,
            expression -> Optional.empty(),
            address -> Optional.empty()));
  }

  /** The attributes under the names that Terraform has for them. */
  private static Mapping renamed(Mapping outputs) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Entry entry : outputs.entries()) {
      String name = BLOCKS.getOrDefault(entry.key(), words(entry.key()));
      entries.put(name, new Entry(name, entry.location(), decrypted(entry.value())));
    }
    return new Mapping(outputs.location(), List.copyOf(entries.values()));
  }

  /** Whether a value is a secret that the export does not show. */
  static boolean isEncrypted(Tree tree) {
    return tree instanceof Mapping secret
        && secret.value(SECRET).isPresent()
        && secret.value("ciphertext").isPresent();
  }

  /** The text of a secret that the export shows, as JSON in a text of its own. */
  private static Tree decrypted(Tree tree) {
    if (!(tree instanceof Mapping secret) || secret.value(SECRET).isEmpty()) {
      return tree;
    }
    Optional<String> json = secret.value("plaintext").flatMap(Tree::asText);
    try {
      return json.isEmpty()
          ? tree
          : new JsonReader("")
              .read(json.get())
              .asText()
              .<Tree>map(text -> new Scalar(tree.location(), ScalarKind.TEXT, text))
              .orElse(tree);
    } catch (NotJsonException notShown) {
      return tree;
    }
  }

  private static String words(String camelCase) {
    return WORD_START.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
