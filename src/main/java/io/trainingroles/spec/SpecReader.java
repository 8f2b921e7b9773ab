package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location.Field;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.input.question.QuestionNames;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.reader.JobReader;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.spec.declaration.DeclaredRole;
import io.trainingroles.spec.declaration.DeclaredSpec;
import io.trainingroles.terraform.AdoptedRoles;
import io.trainingroles.terraform.ExclusivePolicies;
import io.trainingroles.terraform.ProviderVersion;
import io.trainingroles.terraform.RenamedRoles;
import io.trainingroles.terraform.RenamedRoles.FormerNames;
import io.trainingroles.terraform.TerraformSettings;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import io.trainingroles.tree.YamlReader;
import io.trainingroles.tree.YamlRefusedException;
import io.trainingroles.yaml.KeyReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a spec and finds everything that is wrong with its text. What IAM or Terraform would refuse
 * of the roles, and what they may do, is found once they have been synthesized.
 */
public final class SpecReader {
  private static final IssueCode SAME_ROLE = new IssueCode("SAME_ROLE_NAME");
  private static final IssueCode PROVIDER_TOO_OLD = new IssueCode("PROVIDER_TOO_OLD");

  /** The most bytes that a spec may have: some 20,000 roles. */
  public static final int MAXIMUM_BYTES = 8 * 1024 * 1024;

  private static final List<String> KEYS =
      List.of("terraform", "account", "defaults", "known_actions", "roles");

  private static final String ROLES_EXAMPLE =
      "'roles:' and below it a role, such as 'aiTrainingRole:' with its trusts";

  private static final String KNOWN_EXAMPLE = "[bedrock:NewAction]";

  private final JobFiles files;

  /** A reader of specs that name no job files. */
  public SpecReader() {
    this(JobFiles.NONE);
  }

  /**
   * A reader; it keeps nothing between two specs.
   *
   * @param files where the job files that a spec names are read from
   */
  public SpecReader(JobFiles files) {
    this.files = files;
  }

  /**
   * Reads a YAML file's text.
   *
   * @param source the name of the file, for the findings
   * @param yaml the text
   * @return what it declares, and all that is wrong with it
   */
  public DeclaredSpec read(String source, String yaml) {
    Tree root;
    try {
      root = new YamlReader(source).read(withoutByteOrderMark(yaml));
    } catch (YamlRefusedException refused) {
      return unreadable(refused.finding());
    }
    if (root instanceof Scalar scalar && scalar.kind() == ScalarKind.NULL) {
      return unreadable(YamlReader.emptyFile(source));
    }
    return read(root);
  }

  /** A file of which nothing can be read. */
  private static DeclaredSpec unreadable(Finding finding) {
    return new DeclaredSpec(
        List.of(),
        TerraformSettings.DEFAULT,
        new Deployment(null, null),
        field -> finding.location(),
        List.of(finding));
  }

  /** Some editors put one at the start of a file; it is not part of the text and has no column. */
  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Reads a value that has been a file. */
  DeclaredSpec read(Tree root) {
    var problems = new Problems();
    new ForbiddenText(problems, false).refuse(root);
    Optional<Mapping> mapping = problems.mapping(root, "a spec", ROLES_EXAMPLE);
    if (mapping.isEmpty() || refusesOther(mapping.get(), problems)) {
      return new DeclaredSpec(
          List.of(),
          TerraformSettings.DEFAULT,
          new Deployment(null, null),
          field -> root.location(),
          problems.findings());
    }
    var keys = new KeyReader(mapping.get(), "a spec", KEYS, problems);
    var settings = new SettingsReader(problems);
    TerraformSettings terraform =
        keys.optional("terraform").map(settings::read).orElse(TerraformSettings.DEFAULT);
    terraform.variables().forEach(variable -> problems.declare(variable.name(), variable.type()));
    Optional<Tree> accountNode = keys.optional("account");
    Optional<AccountId> account =
        accountNode
            .filter(node -> !SettingsReader.isCurrent(node))
            .flatMap(node -> problems.value(node, "'account'", "\"123456789012\"", AccountId::new));
    var deployment =
        new Deployment(
            account.orElse(null),
            terraform.region(),
            accountNode.filter(SettingsReader::isCurrent).isPresent(),
            settings.isRegionCurrent());
    RoleAttributes defaults =
        keys.optional("defaults")
            .map(new AttributesReader(problems, deployment)::defaults)
            .orElse(RoleAttributes.NONE);
    var names = new QuestionNames(knownActions(keys, problems));
    Optional<Tree> declared = keys.required("roles", ROLES_EXAMPLE);
    RolePaths paths = declared.map(node -> RolePaths.of(node, defaults)).orElseGet(RolePaths::none);
    var reader = new RoleReader(deployment, defaults, files, paths, names);
    List<DeclaredRole> roles =
        declared.map(node -> roles(node, reader, problems)).orElse(List.of());
    var fields = new YamlFields(mapping.get());
    TerraformSettings ofRoles =
        terraform.of(
            provider(terraform.awsProvider(), roles, fields, problems),
            adopted(roles, deployment),
            renamed(roles));
    return new DeclaredSpec(roles, ofRoles, deployment, fields, problems.findings());
  }

  /** The versions that are allowed and have what the roles need. */
  private static ProviderVersion provider(
      ProviderVersion allowed, List<DeclaredRole> roles, YamlFields fields, Problems problems) {
    Optional<ProviderVersion> provider =
        ExclusivePolicies.provider(
            allowed, roles.stream().map(declared -> declared.role().attributes()));
    if (provider.isEmpty()) {
      problems.add(
          PROVIDER_TOO_OLD,
          fields.place(Field.of("terraform", "aws_provider")),
          "'exclusive' needs the AWS provider "
              + ExclusivePolicies.LOWEST_PROVIDER
              + " or newer, and "
              + quoted(allowed.constraint())
              + " allows only older ones",
          "allow newer versions, such as \">= "
              + ExclusivePolicies.LOWEST_PROVIDER
              + ", < 7.0\", or remove 'exclusive'");
    }
    return provider.orElse(allowed);
  }

  private static RenamedRoles renamed(List<DeclaredRole> roles) {
    var names = new LinkedHashMap<RoleName, FormerNames>();
    for (DeclaredRole declared : roles) {
      if (!declared.formerNames().equals(FormerNames.NONE)) {
        names.put(declared.role().name(), declared.formerNames());
      }
    }
    return names.isEmpty() ? RenamedRoles.NONE : new RenamedRoles(names);
  }

  /** Another file than a spec gets one finding, not one for each of its keys. */
  private static boolean refusesOther(Mapping mapping, Problems problems) {
    boolean isOther =
        !mapping.entries().isEmpty()
            && mapping.entries().stream()
                .allMatch(
                    entry ->
                        isOfAnotherProgram(entry.key())
                            || NearestWord.to(entry.key(), KEYS).isEmpty());
    Optional<JobKind> job = isOther ? JobReader.kind(mapping) : Optional.empty();
    if (job.isPresent()) {
      problems.add(
          InputIssues.MISSING_KEY,
          mapping.location(),
          "this is " + job.get() + ", not a spec",
          "write a spec for it with 'training-roles init --from-job FILE', or compare a role with it:"
              + " 'training-roles fit INPUT --job FILE'");
    } else if (isOther) {
      problems.add(
          InputIssues.MISSING_KEY,
          mapping.location(),
          "this is not a spec: it has none of the keys " + String.join(", ", KEYS),
          "a spec has its roles under 'roles:'; 'training-roles init' writes a first one, and with "
              + "--from-job one for a job. Policy documents, CloudFormation templates and the "
              + "output of 'aws iam get-account-authorization-details' can be read too");
    }
    return isOther;
  }

  /** The output of AWS has keys such as {@code Role}, which are no slips of those of a spec. */
  private static boolean isOfAnotherProgram(String key) {
    return !key.isEmpty() && Character.isUpperCase(key.charAt(0));
  }

  private static AdoptedRoles adopted(List<DeclaredRole> roles, Deployment deployment) {
    List<RoleName> names =
        roles.stream()
            .filter(DeclaredRole::isAdopted)
            .map(declared -> declared.role().name())
            .toList();
    return names.isEmpty() ? AdoptedRoles.NONE : new AdoptedRoles(names, deployment);
  }

  private static List<String> knownActions(KeyReader keys, Problems problems) {
    var names = new ArrayList<String>();
    keys.optional("known_actions")
        .map(node -> problems.items(node, "'known_actions'", KNOWN_EXAMPLE))
        .orElse(List.of())
        .forEach(
            item ->
                problems
                    .text(item, "an item of 'known_actions'", "bedrock:NewAction")
                    .ifPresent(names::add));
    return names;
  }

  private static List<DeclaredRole> roles(Tree node, RoleReader reader, Problems problems) {
    Optional<Mapping> mapping = problems.mapping(node, "'roles'", ROLES_EXAMPLE);
    if (mapping.isEmpty()) {
      return List.of();
    }
    KeyReader.refuseDuplicates(mapping.get(), problems);
    var names = new HashMap<String, String>();
    var roles = new ArrayList<DeclaredRole>();
    for (Entry entry : mapping.get().entries()) {
      String other = names.putIfAbsent(entry.key().toLowerCase(Locale.ROOT), entry.key());
      if (other != null && !other.equals(entry.key())) {
        problems.add(
            SAME_ROLE,
            entry.location(),
            quoted(entry.key())
                + " and "
                + quoted(other)
                + " are the same name, as IAM ignores case",
            "rename one of them");
      }
      Optional<DeclaredRole> role = reader.read(entry, problems);
      if (other == null) {
        role.ifPresent(roles::add);
      } else {
        role.ifPresent(twice -> twice.readerFindings().forEach(problems::add));
      }
    }
    return roles;
  }
}
