package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.finding.Finding;
import io.trainingroles.input.Acceptance;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.TrainingRole;
import io.trainingroles.role.Trust;
import io.trainingroles.role.trust.ServiceTrust;
import io.trainingroles.role.trust.TrustedService;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.terraform.Variable;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one role of a spec. */
final class RoleReader {
  private static final List<String> KEYS =
      Stream.concat(
              AttributesReader.KEYS.stream(),
              Stream.of(
                  "trusts",
                  "runs",
                  "starts",
                  "inline_policies",
                  "managed_policies",
                  "attached_policies",
                  "never",
                  "expect",
                  "accept"))
          .toList();
  private static final String TRUSTS_EXAMPLE = "'trusts: [sagemaker]'";

  private final Problems problems;
  private final Deployment deployment;
  private final RoleAttributes defaults;
  private final JobFiles files;
  private final RolePaths paths;
  private final ManagedPolicyDocuments documents;
  private final Map<String, List<Promise>> promises = new HashMap<>();
  private final Map<String, JobsReader> jobsOf = new HashMap<>();
  private final Map<String, List<Acceptance>> accepted = new HashMap<>();
  private final Map<String, List<Finding>> said = new HashMap<>();

  RoleReader(
      Problems problems,
      Deployment deployment,
      RoleAttributes defaults,
      JobFiles files,
      RolePaths paths,
      ManagedPolicyDocuments documents) {
    this.documents = documents;
    this.paths = paths;
    this.files = files;
    this.problems = problems;
    this.deployment = deployment;
    this.defaults = defaults;
  }

  Optional<TrainingRole> read(Entry entry) {
    int before = problems.count();
    Optional<TrainingRole> role = readRole(entry);
    said.put(entry.key(), problems.since(before));
    return role;
  }

  private Optional<TrainingRole> readRole(Entry entry) {
    Optional<RoleName> name = problems.value(entry.location(), entry.key(), RoleName::new);
    String what = "the role " + quoted(entry.key());
    Optional<Mapping> mapping = problems.mapping(entry.value(), what, TRUSTS_EXAMPLE + " below it");
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    var keys = new KeyReader(mapping.get(), what, KEYS, problems);
    RoleAttributes attributes =
        new AttributesReader(problems, deployment).read(keys).orElse(defaults);
    List<Trust> declared =
        keys.required("trusts", TRUSTS_EXAMPLE).map(this::trusts).orElse(List.of());
    var policies = new PoliciesReader(problems, deployment);
    List<GrantedPolicy> inline = granted(policies, keys, "inline_policies");
    List<GrantedPolicy> managed = granted(policies, keys, "managed_policies");
    List<ManagedPolicyArn> attached =
        keys.optional("attached_policies").map(policies::attached).orElse(List.of());
    var jobs = new JobsReader(problems, deployment, files, entry.key());
    Optional<Tree> runs = keys.optional("runs");
    runs.ifPresent(
        node -> {
          jobs.read(node);
          jobsOf.put(entry.key(), jobs);
        });
    List<Trust> trusts = jobs.tagsSessions() ? tagged(declared) : declared;
    runs.ifPresent(node -> jobs.warnOfTrust(node, jobsTrusted(trusts)));
    var all = new DerivedPolicies(problems, inline);
    runs.ifPresent(
        node ->
            all.add(node, "what the jobs need", JobsReader.policyName(entry.key()), jobs.grants()));
    keys.optional("starts")
        .ifPresent(
            node ->
                all.add(
                    node,
                    "what starts the jobs",
                    entry.key() + StartsReader.POLICY_SUFFIX,
                    new StartsReader(problems, deployment, files, paths).read(node)));
    promises.put(entry.key(), new PromisesReader(problems).read(keys));
    keys.optional("accept")
        .ifPresent(node -> accepted.put(entry.key(), new AcceptReader(problems).read(node)));
    return name.filter(present -> !trusts.isEmpty())
        .map(
            present -> new TrainingRole(present, attributes, trusts, all.all(), managed, attached));
  }

  /** The roles that have been read, with the places of what they declare. */
  List<JudgedRole> judged(
      List<TrainingRole> roles,
      List<RoleDetail> details,
      FieldPlaces fields,
      List<Variable> variables) {
    var judged = new ArrayList<JudgedRole>();
    for (int index = 0; index < roles.size(); index++) {
      TrainingRole role = roles.get(index);
      JobsReader jobs = jobsOf.get(role.name().value());
      var places =
          new GrantPlaces(
              fields, deployment, role, jobs == null ? List.of() : jobs.needs().needs(), variables);
      judged.add(
          documents
              .addTo(places.judged(details.get(index)))
              .declared(
                  accepted.getOrDefault(role.name().value(), List.of()),
                  said.getOrDefault(role.name().value(), List.of())));
    }
    return judged;
  }

  /** How the roles that run jobs fit them. */
  List<RoleFit> fits(List<RoleDetail> details) {
    return details.stream()
        .filter(detail -> jobsOf.containsKey(detail.name().value()))
        .map(this::fit)
        .toList();
  }

  private RoleFit fit(RoleDetail detail) {
    JobsReader jobs = Objects.requireNonNull(jobsOf.get(detail.name().value()));
    return RoleFit.of(
        documents.addTo(AccessInput.ofRole(detail)),
        jobs.needs(),
        deployment,
        new AccessProver());
  }

  /** What the policies of roles that have been read do not keep of what the spec promises. */
  List<Finding> broken(List<RoleDetail> details) {
    var broken = new ArrayList<Finding>();
    for (RoleDetail detail : details) {
      List<Promise> promised = promises.getOrDefault(detail.name().value(), List.of());
      if (!promised.isEmpty()) {
        JudgedRole role = documents.addTo(AccessInput.ofRole(detail));
        promised.forEach(promise -> PromiseCheck.broken(role, promise).ifPresent(broken::add));
      }
    }
    return broken;
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

  /** The jobs that SageMaker is trusted with; nothing where one trust lets it run any. */
  private static List<String> jobsTrusted(List<Trust> trusts) {
    List<ServiceTrust> services =
        trusts.stream()
            .filter(ServiceTrust.class::isInstance)
            .map(ServiceTrust.class::cast)
            .filter(trust -> trust.service() == TrustedService.SAGEMAKER)
            .toList();
    return services.stream().anyMatch(trust -> trust.jobs() == null)
        ? List.of()
        : services.stream().flatMap(trust -> Stream.ofNullable(trust.jobs())).toList();
  }

  private static List<GrantedPolicy> granted(PoliciesReader policies, KeyReader keys, String key) {
    return keys.optional(key).map(node -> policies.granted(node, key)).orElse(List.of());
  }

  private List<Trust> trusts(Tree node) {
    var reader = new TrustReader(problems, deployment);
    var trusts = new ArrayList<Trust>();
    for (Tree item : problems.items(node, "'trusts'", TRUSTS_EXAMPLE)) {
      reader.read(item).ifPresent(trusts::add);
    }
    return trusts;
  }
}
