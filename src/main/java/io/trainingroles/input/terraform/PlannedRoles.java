package io.trainingroles.input.terraform;

import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.NamedValues;
import io.trainingroles.input.SeenValue;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.input.UnseenPolicy.UnseenExtent;
import io.trainingroles.input.planned.ConfigurationPlan;
import io.trainingroles.input.planned.PlannedResource;
import io.trainingroles.input.terraform.TerraformValue.Known;
import io.trainingroles.role.value.ManagedNames;
import io.trainingroles.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The roles of a configuration that was planned without AWS. */
public final class PlannedRoles {
  private PlannedRoles() {}

  /**
   * Puts the roles together.
   *
   * @param source the name of the folder
   * @param plan its resources, and what defines what is not known of them
   * @param decided what else may apply to each role, and why it is not known
   * @return the roles with their policies, or all that is wrong
   */
  public static InputReading of(
      String source, ConfigurationPlan plan, Map<String, String> decided) {
    var problems = new InputProblems(source);
    List<TerraformResource> resources =
        plan.resources().stream().map(PlannedRoles::resource).toList();
    List<JudgedRole> judged = new TerraformRoles(problems, Set.of(), decided).of(resources);
    var named = new NamedValues();
    plan.resources().stream()
        .filter(each -> !each.type().startsWith("data."))
        .forEach(each -> named.add(each.address(), each.type(), each.known()));
    var names = new ManagedNames.Builder();
    plan.resources()
        .forEach(
            each ->
                names.add(
                    each.address(),
                    each.type(),
                    name -> each.known().value(name).flatMap(Tree::asText)));
    InputReading reading =
        problems.reading(
            judged.stream()
                .map(
                    each ->
                        withOpenTrust(each, decided).defined(plan::definition).with(names.names()))
                .toList());
    return reading instanceof InputReading.Read read ? read.with(named.all()) : reading;
  }

  /** What is not known may say too who may assume a role. */
  private static JudgedRole withOpenTrust(JudgedRole role, Map<String, String> decided) {
    if (!role.isRole() || decided.isEmpty()) {
      return role;
    }
    var unseen = new ArrayList<>(role.unseen());
    decided.forEach(
        (what, why) ->
            unseen.add(new UnseenPolicy(what, why, UnseenEffect.TRUSTS, UnseenExtent.ELSEWHERE)));
    return new JudgedRole(
        role.name(), role.path(), role.policies(), unseen, role.attributes(), role.kind());
  }

  private static TerraformResource resource(PlannedResource planned) {
    return new TerraformResource(
        planned.place(),
        planned.address(),
        planned.type(),
        planned.provider(),
        new PlannedAttributes(
            planned.address(),
            new ShownAttributes(
                planned.values(),
                planned.unknown(),
                true,
                null,
                expression -> Optional.empty(),
                address -> Optional.empty())));
  }

  /**
   * Attributes in a plan that was made without AWS: a text that is nothing but what another
   * resource will be called is a reference to it.
   *
   * @param address the resource that has them
   * @param shown the attributes
   */
  private record PlannedAttributes(String address, TerraformAttributes shown)
      implements TerraformAttributes {
    private static final Pattern REFERENCE = Pattern.compile(UnknownText.FORM);

    /** How a document begins of which nothing is known. */
    private static final String OPEN_DOCUMENT =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"\uE000";

    private static final Pattern NAME = Pattern.compile("text\\|(.+)\\.(?:name|id|arn|key_id)");

    @Override
    public TerraformValue text(String name) {
      return referring(shown.text(name));
    }

    @Override
    public List<TerraformValue> texts(String name) {
      return shown.texts(name).stream().map(this::referring).toList();
    }

    private TerraformValue referring(TerraformValue value) {
      if (!(value instanceof Known known)) {
        return value;
      }
      if (known.text().startsWith(OPEN_DOCUMENT)) {
        return new TerraformValue.Unknown("a document of the account");
      }
      Matcher whole = REFERENCE.matcher(known.text());
      if (!whole.matches()) {
        return value;
      }
      Matcher named = NAME.matcher(whole.group(1));
      return named.matches() && !named.group(1).equals(address)
          ? new TerraformValue.Reference(named.group(1))
          : new TerraformValue.Unknown("known after apply");
    }

    @Override
    public SeenValue<Tree> tree(String name) {
      return shown.tree(name);
    }

    @Override
    public List<String> names() {
      return shown.names();
    }

    @Override
    public List<TerraformAttributes> blocks(String name) {
      return shown.blocks(name);
    }

    @Override
    public boolean isSet(String name) {
      return shown.isSet(name);
    }
  }
}
