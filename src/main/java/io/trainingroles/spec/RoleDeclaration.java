package io.trainingroles.spec;

import io.trainingroles.finding.Location;
import io.trainingroles.finding.Location.Field;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.policy.RoleSynthesizer;
import io.trainingroles.role.Deployment;
import io.trainingroles.spec.SpecNode.Entry;
import io.trainingroles.spec.SpecNode.Listing;
import io.trainingroles.spec.SpecNode.Mapping;
import io.trainingroles.spec.SpecNode.Scalar;
import io.trainingroles.spec.SpecNode.ScalarKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A role declared in Java with the words of a spec. It is read as a spec is, so that both know the
 * same words and refuse the same mistakes; the findings name fields where those of a file name
 * lines.
 */
public final class RoleDeclaration {
  private String name;
  private @Nullable String description;
  private final List<String> trusts = new ArrayList<>();
  private final List<Policy> inlinePolicies = new ArrayList<>();

  /**
   * A grant: an intent and what it is for.
   *
   * @param intent the intent's word in a spec, such as {@code read}
   * @param value what it is for
   */
  public record Grant(String intent, String value) {}

  private record Policy(String name, List<Grant> grants) {}

  /**
   * Begins a role.
   *
   * @param name the role's name
   */
  public RoleDeclaration(String name) {
    this.name = name;
  }

  /**
   * Names the role anew.
   *
   * @param newName the role's name
   */
  public void name(String newName) {
    this.name = newName;
  }

  /**
   * Says what the role is for.
   *
   * @param text the description
   */
  public void description(String text) {
    this.description = text;
  }

  /**
   * Adds services that may assume the role.
   *
   * @param services such as {@code sagemaker}
   */
  public void trusts(String... services) {
    trusts.addAll(List.of(services));
  }

  /**
   * Adds an inline policy.
   *
   * @param policyName the policy's name
   * @param grants what it grants
   */
  public void inlinePolicy(String policyName, Grant... grants) {
    inlinePolicies.add(new Policy(policyName, List.of(grants)));
  }

  /**
   * Reads the declaration.
   *
   * @param deployment where the role is deployed to
   * @return the role, or all that is wrong with it
   */
  public SpecReading<RoleDetail> read(Deployment deployment) {
    var problems = new Problems();
    var declared = new Entry(name, Field.of("name"), role());
    new ForbiddenText(problems).refuse(new Mapping(Field.of("name"), List.of(declared)));
    return new RoleReader(problems)
        .read(declared)
        .filter(role -> problems.findings().isEmpty())
        .<SpecReading<RoleDetail>>map(
            role -> new SpecReading.Read<>(new RoleSynthesizer(deployment).synthesize(role)))
        .orElseGet(() -> new SpecReading.Refused<>(problems.findings()));
  }

  private SpecNode role() {
    var entries = new ArrayList<Entry>();
    Optional.ofNullable(description)
        .ifPresent(text -> entries.add(entry(text(text, "description"), "description")));
    if (!trusts.isEmpty()) {
      var items = new ArrayList<SpecNode>();
      for (String trust : trusts) {
        items.add(text(trust, "trusts", Integer.toString(items.size())));
      }
      entries.add(entry(new Listing(Field.of("trusts"), items), "trusts"));
    }
    if (!inlinePolicies.isEmpty()) {
      List<Entry> policies = inlinePolicies.stream().map(RoleDeclaration::policy).toList();
      Location place = Field.of("inline_policies");
      entries.add(entry(new Mapping(place, policies), "inline_policies"));
    }
    return new Mapping(Field.of("trusts"), entries);
  }

  private static Entry policy(Policy policy) {
    var items = new ArrayList<SpecNode>();
    for (Grant grant : policy.grants()) {
      String index = Integer.toString(items.size());
      Field place = Field.of("inline_policies", policy.name(), index, grant.intent());
      var value = new Scalar(place, ScalarKind.TEXT, grant.value());
      items.add(new Mapping(place, List.of(new Entry(grant.intent(), place, value))));
    }
    Field place = Field.of("inline_policies", policy.name());
    return new Entry(policy.name(), place, new Listing(place, items));
  }

  private static Entry entry(SpecNode value, String key) {
    return new Entry(key, Field.of(key), value);
  }

  private static Scalar text(String text, String... path) {
    return new Scalar(Field.of(path), ScalarKind.TEXT, text);
  }
}
