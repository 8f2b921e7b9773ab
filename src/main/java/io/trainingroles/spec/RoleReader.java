package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.Acceptance;
import io.trainingroles.input.PolicySource.GrantOrigin;
import io.trainingroles.input.question.QuestionNames;
import io.trainingroles.job.RoleJob;
import io.trainingroles.role.Grant;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.RolePath;
import io.trainingroles.role.TrainingRole;
import io.trainingroles.role.Trust;
import io.trainingroles.role.trust.ServiceTrust;
import io.trainingroles.role.trust.StatementTrust;
import io.trainingroles.role.trust.TrustedService;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.spec.declaration.DeclaredRole;
import io.trainingroles.spec.declaration.Promise;
import io.trainingroles.spec.declaration.RolePlaces;
import io.trainingroles.terraform.RenamedRoles.FormerNames;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one role of a spec. */
final class RoleReader {
  private static final String ADOPT = "adopt";

  /** The key of a former name, of a role or a policy. */
  static final String WAS = "was";

  private static final IssueCode ADOPTED_AND_RENAMED = new IssueCode("ADOPTED_AND_RENAMED");
  private static final IssueCode ADOPTS_NO_ACCOUNT = new IssueCode("ADOPTS_NO_ACCOUNT");
  private static final List<String> KEYS =
      Stream.concat(
              AttributesReader.KEYS.stream(),
              Stream.of(
                  "trusts",
                  StatementTrust.WORD,
                  JobsReader.RUNS,
                  JobsReader.JOBS,
                  "starts",
                  "inline_policies",
                  "managed_policies",
                  "attached_policies",
                  "never",
                  "expect",
                  "accept",
                  ADOPT,
                  WAS))
          .toList();
  private static final String TRUSTS_EXAMPLE = "'trusts: [sagemaker]'";

  private final Deployment deployment;
  private final RoleAttributes defaults;
  private final JobFiles files;
  private final RolePaths paths;
  private final QuestionNames names;

  /** {@code names} checks what the promises of roles name. */
  RoleReader(
      Deployment deployment,
      RoleAttributes defaults,
      JobFiles files,
      RolePaths paths,
      QuestionNames names) {
    this.names = names;
    this.deployment = deployment;
    this.defaults = defaults;
    this.files = files;
    this.paths = paths;
  }

  /** The role; if it cannot be read, what was found belongs to the spec. */
  Optional<DeclaredRole> read(Entry entry, Problems ofSpec) {
    Problems problems = ofSpec.ofRole();
    Optional<DeclaredRole> role = role(entry, problems);
    if (role.isEmpty()) {
      problems.findings().forEach(ofSpec::add);
    }
    return role;
  }

  private Optional<DeclaredRole> role(Entry entry, Problems problems) {
    Optional<RoleName> name = problems.value(entry.location(), entry.key(), RoleName::new);
    String what = "the role " + quoted(entry.key());
    Optional<Mapping> mapping = problems.mapping(entry.value(), what, TRUSTS_EXAMPLE + " below it");
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    var keys = new KeyReader(mapping.get(), what, KEYS, problems);
    RoleAttributes attributes =
        new AttributesReader(problems, deployment).read(keys).orElse(defaults);
    Optional<Tree> policy = keys.optional(StatementTrust.WORD);
    var declared = new ArrayList<Sourced<Trust>>();
    (policy.isPresent() ? keys.optional("trusts") : keys.required("trusts", TRUSTS_EXAMPLE))
        .map(node -> trusts(node, problems))
        .ifPresent(declared::addAll);
    policy.map(node -> statements(node, problems)).ifPresent(declared::addAll);
    var policies = new PoliciesReader(problems, deployment);
    SourcedPolicies inline =
        keys.optional("inline_policies").map(policies::inline).orElseGet(SourcedPolicies::new);
    SourcedPolicies managed =
        keys.optional("managed_policies")
            .map(node -> policies.managed(node, attributes))
            .orElseGet(SourcedPolicies::new);
    List<ManagedPolicyArn> attached =
        keys.optional("attached_policies").map(policies::attached).orElse(List.of());
    Optional<RoleName> was =
        keys.optional(WAS)
            .flatMap(node -> problems.value(node, "'was'", "visionTraining", RoleName::new));
    Optional<List<RoleJob>> run =
        mapping
            .get()
            .entry(JobsReader.RUNS)
            .map(runs -> jobs(runs, entry.key(), was, path(attributes), inline, problems));
    Optional<List<RoleJob>> compared =
        mapping
            .get()
            .entry(JobsReader.JOBS)
            .map(jobs -> jobs(jobs, entry.key(), path(attributes), problems));
    mapping
        .get()
        .entry("starts")
        .ifPresent(starts -> addStarts(starts, entry.key(), was, inline, problems));
    List<Promise> promises = new PromisesReader(problems, names).read(keys);
    List<Acceptance> acceptances =
        keys.optional("accept")
            .map(node -> new AcceptReader(problems).read(node))
            .orElse(List.of());
    boolean isAdopted =
        mapping.get().entry(ADOPT).filter(key -> adopts(key, managed, problems)).isPresent();
    if (isAdopted && was.isPresent()) {
      refuseBoth(mapping.get(), problems);
    }
    if (name.isEmpty() || declared.isEmpty()) {
      return Optional.empty();
    }
    boolean tags = run.stream().flatMap(List::stream).anyMatch(job -> job.job().tagsSessions());
    List<Trust> trusts = Sourced.values(declared);
    Location trustsPlace =
        mapping
            .get()
            .entry("trusts")
            .or(() -> mapping.get().entry(StatementTrust.WORD))
            .map(Entry::location)
            .orElse(entry.location());
    return Optional.of(
        new DeclaredRole(
            new TrainingRole(
                name.get(),
                attributes,
                tags ? tagged(trusts) : trusts,
                inline.policies(),
                managed.managed(),
                attached),
            new RolePlaces(
                entry.location(),
                Sourced.places(trustsPlace, declared),
                inline.places(),
                managed.places()),
            promises,
            acceptances,
            run.isEmpty() && compared.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    Stream.of(run, compared)
                        .flatMap(Optional::stream)
                        .flatMap(List::stream)
                        .toList()),
            isAdopted,
            new FormerNames(was.orElse(null), inline.formerNames(), managed.formerNames()),
            problems.findings()));
  }

  private static void refuseBoth(Mapping role, Problems problems) {
    problems.add(
        ADOPTED_AND_RENAMED,
        role.entry(WAS).orElseThrow().location(),
        "'adopt' is for a role that is not in the state yet, and 'was' for one that is",
        "remove 'adopt' once the role has been imported, or remove 'was'");
  }

  /** A managed policy is imported by its ARN, which has the account. */
  private boolean adopts(Entry key, SourcedPolicies managed, Problems problems) {
    boolean isAdopted = problems.flag(key.value(), "'" + ADOPT + "'");
    if (isAdopted && deployment.account() == null && !managed.policies().isEmpty()) {
      problems.add(
          ADOPTS_NO_ACCOUNT,
          key.location(),
          "the managed policies of a role that is adopted are imported by their ARNs, and the account"
              + " is not known",
          "add account: \"123456789012\" to the spec");
      return false;
    }
    return isAdopted;
  }

  /** The jobs that run as the role; what they need becomes a policy of its own. */
  private List<RoleJob> jobs(
      Entry runs,
      String role,
      Optional<RoleName> was,
      String path,
      SourcedPolicies inline,
      Problems problems) {
    List<RoleJob> jobs = jobs(runs, role, path, problems);
    inline.addDerived(
        runs,
        "what the jobs need",
        JobsReader.policyName(role),
        was.map(former -> JobsReader.policyName(former.value())).orElse(null),
        JobsReader.grants(jobs),
        problems);
    return jobs;
  }

  /** The jobs that run as the role, for which nothing is granted. */
  private List<RoleJob> jobs(Entry jobs, String role, String path, Problems problems) {
    return new JobsReader(problems, deployment, files, jobs.key(), role, path).read(jobs.value());
  }

  private static String path(RoleAttributes attributes) {
    RolePath path = attributes.path();
    return path == null ? "/" : path.value();
  }

  private void addStarts(
      Entry starts,
      String role,
      Optional<RoleName> was,
      SourcedPolicies inline,
      Problems problems) {
    var origin = new GrantOrigin(starts.location(), starts.key());
    List<Sourced<Grant>> grants =
        new StartsReader(problems, deployment, files, paths)
            .read(starts.value()).stream().map(grant -> new Sourced<>(grant, origin)).toList();
    inline.addDerived(
        starts,
        "what starts the jobs",
        role + StartsReader.POLICY_SUFFIX,
        was.map(former -> former + StartsReader.POLICY_SUFFIX).orElse(null),
        grants,
        problems);
  }

  /** The trusts with what session chaining asks of SageMaker's. */
  private static List<Trust> tagged(List<Trust> trusts) {
    return trusts.stream()
        .map(
            trust ->
                trust instanceof ServiceTrust service
                        && service.service() == TrustedService.SAGEMAKER
                    ? service.withSessionTags()
                    : trust)
        .toList();
  }

  /** The statements of a trust policy that is written as it is, each with its place. */
  private static List<Sourced<Trust>> statements(Tree node, Problems problems) {
    List<Statement> statements =
        new StatementsReader(problems)
            .document(node)
            .map(PolicyDocument::statements)
            .orElse(List.of());
    List<Tree> places = new ArrayList<>();
    if (node instanceof Mapping document) {
      document
          .value("Statement")
          .ifPresent(
              written ->
                  places.addAll(
                      written instanceof Listing listing ? listing.items() : List.of(written)));
    }
    var trusts = new ArrayList<Sourced<Trust>>();
    for (int index = 0; index < statements.size(); index++) {
      var origin = new GrantOrigin(places.get(index).location(), StatementTrust.WORD);
      trusts.add(new Sourced<>(new StatementTrust(statements.get(index)), origin));
    }
    return trusts;
  }

  private List<Sourced<Trust>> trusts(Tree node, Problems problems) {
    var reader = new TrustReader(problems, deployment);
    var trusts = new ArrayList<Sourced<Trust>>();
    for (Tree item : problems.items(node, "'trusts'", TRUSTS_EXAMPLE)) {
      reader.read(item).ifPresent(trusts::add);
    }
    return trusts;
  }
}
