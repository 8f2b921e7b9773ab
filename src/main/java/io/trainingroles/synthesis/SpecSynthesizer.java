package io.trainingroles.synthesis;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.DeclaredPolicies;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.PolicySource.Declared;
import io.trainingroles.input.PolicySource.Origin;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.policy.Quotas;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.policy.RoleSynthesizer;
import io.trainingroles.policy.SourcedDocument;
import io.trainingroles.policy.SynthesizedRole;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.spec.JobFiles;
import io.trainingroles.spec.SpecReader;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.spec.declaration.DeclaredRole;
import io.trainingroles.spec.declaration.DeclaredSpec;
import io.trainingroles.spec.declaration.PolicyPlaces;
import io.trainingroles.terraform.address.LabelCollisions;
import io.trainingroles.terraform.address.RenameIssues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A spec to its roles as IAM will keep them, each statement with the declarations that it came
 * from.
 *
 * <pre>{@code
 * String yaml = "roles: {aiTrainingRole: {trusts: [sagemaker]}}";
 * SpecReading<SynthesizedSpec> reading = new SpecSynthesizer().read("training-roles.yaml", yaml);
 * }</pre>
 */
public final class SpecSynthesizer {
  private final JobFiles files;
  private final ManagedPolicyDocuments documents;

  /** For specs that name no job files. */
  public SpecSynthesizer() {
    this(JobFiles.NONE, new ManagedPolicyDocuments());
  }

  /**
   * A synthesizer that knows the managed policies of AWS.
   *
   * @param files where the job files that a spec names are read from
   */
  public SpecSynthesizer(JobFiles files) {
    this(files, new ManagedPolicyDocuments());
  }

  /**
   * A synthesizer; it keeps nothing between two specs.
   *
   * @param files where the job files that a spec names are read from
   * @param documents those of the policies that a spec names by their ARNs
   */
  public SpecSynthesizer(JobFiles files, ManagedPolicyDocuments documents) {
    this.files = files;
    this.documents = documents;
  }

  /**
   * Reads and synthesizes a spec.
   *
   * @param source the name of the file, for the findings
   * @param yaml the text
   * @return its roles, or all that is wrong with it
   */
  public SpecReading<SynthesizedSpec> read(String source, String yaml) {
    return synthesize(new SpecReader(files).read(source, yaml), documents);
  }

  /**
   * Synthesizes what has been read, with the managed policies of AWS.
   *
   * @param spec the spec
   * @return its roles; or all that is wrong with it, including what IAM or Terraform would refuse
   */
  public static SpecReading<SynthesizedSpec> synthesize(DeclaredSpec spec) {
    return synthesize(spec, new ManagedPolicyDocuments());
  }

  /**
   * Synthesizes what has been read.
   *
   * @param spec the spec
   * @param documents those of the policies that the spec names by their ARNs
   * @return its roles; or all that is wrong with it, including what IAM or Terraform would refuse
   */
  public static SpecReading<SynthesizedSpec> synthesize(
      DeclaredSpec spec, ManagedPolicyDocuments documents) {
    var synthesizer = new RoleSynthesizer(spec.deployment());
    List<SynthesizedRole> roles =
        spec.roles().stream().map(declared -> synthesizer.synthesize(declared.role())).toList();
    List<RoleDetail> details = roles.stream().map(SynthesizedRole::detail).toList();
    List<Finding> refused =
        Stream.of(
                LabelCollisions.among(details),
                RenameIssues.among(details, spec.terraform().renamed()),
                Quotas.exceeded(details))
            .flatMap(List::stream)
            .map(spec.places()::locate)
            .toList();
    List<Finding> all = sorted(spec.findings(), refused);
    if (all.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      return new SpecReading.Refused<>(all);
    }
    Map<String, String> defaults =
        spec.terraform().variables().stream()
            .flatMap(
                variable ->
                    Stream.ofNullable(variable.defaultValue())
                        .map(value -> Map.entry(variable.name(), value)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<SpecRole> specRoles =
        IntStream.range(0, roles.size())
            .mapToObj(
                index ->
                    role(
                        spec.roles().get(index),
                        roles.get(index),
                        defaults,
                        spec.deployment(),
                        documents))
            .toList();
    return new SpecReading.Read<>(
        new SynthesizedSpec(
            specRoles, spec.terraform(), spec.deployment(), sorted(spec.readerFindings(), refused)),
        all);
  }

  private static List<Finding> sorted(List<Finding> some, List<Finding> others) {
    return Stream.concat(some.stream(), others.stream()).sorted().distinct().toList();
  }

  private static SpecRole role(
      DeclaredRole declared,
      SynthesizedRole synthesized,
      Map<String, String> defaults,
      Deployment deployment,
      ManagedPolicyDocuments documents) {
    var policies =
        new DeclaredPolicies(
            declared.places().role(),
            source(declared.places().trusts(), synthesized.trustPolicy()),
            sources(declared.places().inlinePolicies(), synthesized.inlinePolicies()),
            sources(declared.places().managedPolicies(), synthesized.managedPolicies()),
            defaults);
    JudgedRole described =
        documents
            .addTo(AccessInput.ofRole(synthesized.detail(), policies))
            .declared(declared.acceptances(), declared.readerFindings());
    AccountId account = deployment.account();
    JudgedRole judged =
        account == null ? described : described.in(deployment.partition(), account.value());
    AccessProver prover = DocumentedAccess.prover();
    List<CheckedPromise> promises =
        declared.promises().stream()
            .map(promise -> PromiseCheck.of(judged, promise, prover))
            .toList();
    return new SpecRole(
        declared,
        synthesized.detail(),
        judged,
        promises,
        declared.jobs().map(jobs -> RoleFit.of(judged, jobs, deployment, prover)));
  }

  private static List<Declared> sources(
      List<PolicyPlaces> places, List<SourcedDocument> documents) {
    return IntStream.range(0, documents.size())
        .mapToObj(index -> source(places.get(index), documents.get(index)))
        .toList();
  }

  private static Declared source(PolicyPlaces places, SourcedDocument document) {
    var origins = new ArrayList<Set<Origin>>();
    for (Set<Integer> declarations : document.sources()) {
      var all = new LinkedHashSet<Origin>();
      declarations.forEach(index -> all.addAll(places.declarations().get(index)));
      origins.add(all);
    }
    return new Declared(places.place(), origins);
  }
}
