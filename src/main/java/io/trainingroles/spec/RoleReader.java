package io.trainingroles.spec;

import static io.trainingroles.spec.Problems.quoted;

import io.trainingroles.role.Grant;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.role.PolicyName;
import io.trainingroles.role.RoleDescription;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.ServiceTrust;
import io.trainingroles.role.TrainingRole;
import io.trainingroles.role.Trust;
import io.trainingroles.role.TrustedService;
import io.trainingroles.spec.SpecNode.Entry;
import io.trainingroles.spec.SpecNode.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads one role of a spec. */
final class RoleReader {
  private static final List<String> KEYS = List.of("description", "trusts", "inline_policies");
  private static final String TRUSTS_EXAMPLE = "'trusts: [sagemaker]'";
  private static final String POLICIES_EXAMPLE =
      "a policy's name and its grants, such as 'data: [{read: s3://my-ai-data-bucket}]'";

  private final Problems problems;

  RoleReader(Problems problems) {
    this.problems = problems;
  }

  Optional<TrainingRole> read(Entry entry) {
    Optional<RoleName> name = problems.value(entry.location(), entry.key(), RoleName::new);
    String what = "the role " + quoted(entry.key());
    Optional<Mapping> mapping = problems.mapping(entry.value(), what, TRUSTS_EXAMPLE + " below it");
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    var keys = new KeyReader(mapping.get(), what, KEYS, problems);
    Optional<RoleDescription> description =
        keys.optional("description")
            .flatMap(
                node ->
                    problems.value(
                        node, "'description'", "\"Trains the models\"", RoleDescription::new));
    List<Trust> trusts =
        keys.required("trusts", TRUSTS_EXAMPLE).map(this::trusts).orElse(List.of());
    List<GrantedPolicy> policies =
        keys.optional("inline_policies").map(this::policies).orElse(List.of());
    return name.filter(present -> !trusts.isEmpty())
        .map(present -> new TrainingRole(present, description.orElse(null), trusts, policies));
  }

  private List<Trust> trusts(SpecNode node) {
    var trusts = new ArrayList<Trust>();
    for (SpecNode item : problems.items(node, "'trusts'", TRUSTS_EXAMPLE)) {
      problems
          .value(item, "a trust", "sagemaker", TrustedService::of)
          .map(service -> new ServiceTrust(service, null, null, null))
          .ifPresent(trusts::add);
    }
    return trusts;
  }

  private List<GrantedPolicy> policies(SpecNode node) {
    Optional<Mapping> mapping = problems.mapping(node, "'inline_policies'", POLICIES_EXAMPLE);
    if (mapping.isEmpty()) {
      return List.of();
    }
    KeyReader.refuseDuplicates(mapping.get(), problems);
    var names = new HashSet<String>();
    var policies = new ArrayList<GrantedPolicy>();
    for (Entry entry : mapping.get().entries()) {
      Optional<PolicyName> name = problems.value(entry.location(), entry.key(), PolicyName::new);
      List<Grant> grants = grants(entry);
      if (name.isPresent() && !grants.isEmpty() && names.add(entry.key())) {
        policies.add(new GrantedPolicy(name.get(), grants));
      }
    }
    return policies;
  }

  private List<Grant> grants(Entry entry) {
    String what = "the policy " + quoted(entry.key());
    var reader = new GrantReader(problems);
    var grants = new ArrayList<Grant>();
    for (SpecNode item :
        problems.items(entry.value(), what, "a list of grants, such as '- read: s3://BUCKET'")) {
      reader.read(item).ifPresent(grants::add);
    }
    return grants;
  }
}
