package io.trainingroles.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.policy.RoleSynthesizer;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.role.PolicyName;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RoleDescription;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.TrainingRole;
import io.trainingroles.role.intent.ReadData;
import io.trainingroles.role.trust.ServiceTrust;
import io.trainingroles.role.trust.TrustedService;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import io.trainingroles.role.value.S3Location;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What stands in the files of a root configuration and of a module. */
@Isolated
final class ConfigurationRendererTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Deployment NOWHERE = new Deployment(null, null);

  private final ConfigurationRenderer renderer = new ConfigurationRenderer();

  @Test
  void root_when_aRoleHasAll_writesIt() throws IOException {
    RoleDetail role = role("a.b", "Costs ${50} %{x}", "p.q", "r");
    JsonNode main = main(renderer.root(List.of(role), TerraformSettings.DEFAULT));
    JsonNode block = main.at("/resource/aws_iam_role/a_b");
    assertThat(names(main)).containsExactly("output", "resource");
    assertThat(names(block)).containsExactly("assume_role_policy", "description", "name");
    assertThat(block.get("description").textValue()).isEqualTo("Costs $${50} %%{x}");
    assertThat(block.get("name").textValue()).isEqualTo("a.b");
    assertThat(names(main.at("/resource/aws_iam_role_policy"))).containsExactly("p_q", "r");
    JsonNode policy = main.at("/resource/aws_iam_role_policy/p_q");
    assertThat(policy.get("name").textValue()).isEqualTo("p.q");
    assertThat(policy.get("role").textValue()).isEqualTo("${aws_iam_role.a_b.name}");
    assertThat(policy.get("policy").textValue())
        .isEqualTo(new PolicyDocumentWriter().write(role.inlinePolicies().get(0).document()));
    assertThat(main.at("/output/a_b_arn/value").textValue()).isEqualTo("${aws_iam_role.a_b.arn}");
    assertThat(main.at("/output/a_b_name/value").textValue()).isEqualTo("${aws_iam_role.a_b.name}");
    assertThat(main.at("/output/a_b_arn/description").textValue())
        .isEqualTo("The ARN of the IAM role a.b");
  }

  @Test
  void root_when_aPrefixHasADollar_escapesThePolicyVariable() throws IOException {
    var grant = new ReadData(S3Location.of("s3://bucket/a$b*c"));
    var granted = new GrantedPolicy(new PolicyName("p"), List.of(grant));
    JsonNode main =
        main(renderer.root(List.of(granted("r", null, granted)), TerraformSettings.DEFAULT));
    assertThat(main.at("/resource/aws_iam_role_policy/p/policy").textValue())
        .contains("arn:aws:s3:::bucket/a$${$}b$${*}c/*");
  }

  @Test
  void root_when_aRoleHasNoPolicy_writesNoEmptyBlock() throws IOException {
    JsonNode main = main(renderer.root(List.of(role("r", null)), TerraformSettings.DEFAULT));
    assertThat(names(main.get("resource"))).containsExactly("aws_iam_role");
    assertThat(names(main.at("/resource/aws_iam_role/r")))
        .containsExactly("assume_role_policy", "name");
  }

  @Test
  void root_when_settings_writesOnlyThoseGiven() {
    List<RoleDetail> roles = List.of(role("r", null));
    assertThat(renderer.root(roles, TerraformSettings.DEFAULT).settingsFile())
        .isEqualTo(
            """
            {
              "terraform": {
                "required_providers": {
                  "aws": {
                    "source": "hashicorp/aws",
                    "version": ">= 5.0, < 7.0"
                  }
                },
                "required_version": ">= 1.2"
              }
            }
            """);
    var settings =
        new TerraformSettings(
            new ProviderVersion("~> 5.0"), new Region("eu-west-1"), List.of(), null);
    assertThat(renderer.root(roles, settings).settingsFile())
        .startsWith(
            "{\n  \"provider\": {\n    \"aws\": {\n      \"region\": \"eu-west-1\"\n    }\n  },")
        .contains("\"version\": \"~> 5.0\"");
  }

  @Test
  void module_when_rendered_hasVariablesAndNeitherProviderNorBackend() throws IOException {
    TerraformConfiguration module =
        renderer.module(
            List.of(role("r", "d", "p"), role("a-longer-name", null)), List.of(), NOWHERE);
    JsonNode settings = JSON.readTree(module.settingsFile());
    assertThat(names(settings)).containsExactly("terraform");
    assertThat(settings.at("/terraform/required_providers/aws/version").textValue())
        .isEqualTo(">= 5.0");
    JsonNode main = main(module);
    assertThat(names(main)).containsExactly("output", "resource", "variable");
    assertThat(names(main.get("variable")))
        .containsExactly(
            "max_session_duration", "name_prefix", "path", "permissions_boundary", "tags");
    for (JsonNode variable : main.get("variable")) {
      assertThat(names(variable)).containsExactly("default", "description", "type", "validation");
    }
    JsonNode role = main.at("/resource/aws_iam_role/r");
    assertThat(names(role))
        .containsExactly(
            "assume_role_policy",
            "description",
            "max_session_duration",
            "name",
            "path",
            "permissions_boundary",
            "tags");
    assertThat(role.get("name").textValue()).isEqualTo("${var.name_prefix}r");
    assertThat(role.get("path").textValue()).isEqualTo("${var.path}");
  }

  @Test
  void module_when_used_checksWhatIamWouldRefuse() throws IOException {
    JsonNode variables =
        main(renderer.module(
                List.of(role("r", null), role("x".repeat(50), null)), List.of(), NOWHERE))
            .get("variable");
    Pattern prefix = expression(variables, "name_prefix");
    assertThat("").matches(prefix);
    assertThat("x".repeat(14)).matches(prefix);
    assertThat("x".repeat(15)).doesNotMatch(prefix);
    assertThat("a b").doesNotMatch(prefix);
    Pattern path = expression(variables, "path");
    assertThat("/").matches(path);
    assertThat("/a/b/").matches(path);
    for (String wrong :
        List.of(
            "", "a/", "/a", "//a b/", "/\u00E9/", "/*/", "/a?/", "/${a}/", "/$/", "/\"/", "/\\/")) {
      assertThat(wrong).doesNotMatch(path);
    }
    assertThat("/" + "x".repeat(510) + "/").matches(path);
    assertThat("/" + "x".repeat(511) + "/").doesNotMatch(path);
    Pattern boundary = expression(variables, "permissions_boundary");
    assertThat(boundary.matcher("arn:aws-cn:iam::123456789012:policy/x").find()).isTrue();
    assertThat(boundary.matcher("arn:aws:iam::aws:policy/x").find()).isTrue();
    assertThat(boundary.matcher("arn:aws:iam::123456789012:role/x").find()).isFalse();
    assertThat(variables.at("/permissions_boundary/default").isNull()).isTrue();
    assertThat(variables.at("/max_session_duration/default").isNull()).isTrue();
    assertThat(variables.at("/max_session_duration/validation/0/condition").textValue())
        .contains(">= 3600")
        .contains("<= 43200");
    assertThat(variables.at("/tags/validation/0/condition").textValue()).contains("<= 50");
    assertThat(variables.at("/name_prefix/default").textValue()).isEmpty();
    assertThat(variables.at("/path/default").isNull()).isTrue();
  }

  @Test
  void module_when_aNameHasAllItsLength_leavesNoRoomForAPrefix() throws IOException {
    Pattern prefix =
        expression(
            main(renderer.module(List.of(role("x".repeat(64), null)), List.of(), NOWHERE))
                .get("variable"),
            "name_prefix");
    assertThat("").matches(prefix);
    assertThat("x").doesNotMatch(prefix);
  }

  @Test
  void outputs_when_aMapIsWanted_haveAllRolesByTheirNames() throws IOException {
    List<RoleDetail> roles = List.of(role("a.b", null), role("second", null));
    var withMap =
        new TerraformSettings(
            ProviderVersion.DEFAULT,
            null,
            List.of(),
            null,
            true,
            AdoptedRoles.NONE,
            RenamedRoles.NONE);

    JsonNode map = main(renderer.root(roles, withMap)).at("/output/training_roles/value");
    assertThat(names(map)).containsExactly("a.b", "second");
    assertThat(map.get("a.b"))
        .hasToString(
            "{\"arn\":\"${aws_iam_role.a_b.arn}\",\"name\":\"${aws_iam_role.a_b.name}\","
                + "\"unique_id\":\"${aws_iam_role.a_b.unique_id}\"}");
    assertThat(main(renderer.module(roles, List.of(), NOWHERE)).at("/output/training_roles/value"))
        .isEqualTo(map);
    assertThat(
            main(renderer.root(roles, TerraformSettings.DEFAULT))
                .at("/output/training_roles")
                .isMissingNode())
        .isTrue();
  }

  /** A policy of the spec is the one of the same use of the module, with its prefix and path. */
  @Test
  void module_when_aPolicyOfTheSpecIsNamed_refersToIt() throws IOException {
    SynthesizedSpec spec =
        ((SpecReading.Read<SynthesizedSpec>)
                new SpecSynthesizer()
                    .read(
                        "spec.yaml",
                        """
                        account: "123456789012"
                        defaults: {path: /x/}
                        roles:
                          one:
                            trusts: [sagemaker]
                            managed_policies: {platform: [read: s3://vision-data]}
                          two:
                            trusts: [sagemaker]
                            permissions_boundary: arn:aws:iam::123456789012:policy/x/platform
                            attached_policies:
                              - arn:aws:iam::123456789012:policy/x/platform
                              - arn:aws:iam::123456789012:policy/platform
                        """))
            .value();

    JsonNode main = main(renderer.module(spec.roles(), List.of(), spec.deployment()));
    assertThat(main.at("/resource/aws_iam_role/two/permissions_boundary").textValue())
        .isEqualTo("${coalesce(var.permissions_boundary, \"${aws_iam_policy.platform.arn}\")}");
    JsonNode attachments = main.at("/resource/aws_iam_role_policy_attachment");
    assertThat(attachments.at("/two_123456789012_x_platform/policy_arn").textValue())
        .isEqualTo("${aws_iam_policy.platform.arn}");
    assertThat(attachments.at("/two_123456789012_platform/policy_arn").textValue())
        .isEqualTo("arn:aws:iam::123456789012:policy/platform");
    JsonNode root = main(renderer.root(spec.roles(), TerraformSettings.DEFAULT));
    assertThat(root.at("/resource/aws_iam_role/two/permissions_boundary").textValue())
        .isEqualTo("arn:aws:iam::123456789012:policy/x/platform");
  }

  @Test
  void singleFile_when_written_isBothFilesMerged() throws IOException {
    List<RoleDetail> roles = List.of(role("r", null, "p"));
    for (TerraformConfiguration configuration :
        List.of(
            renderer.root(roles, TerraformSettings.DEFAULT),
            renderer.module(roles, List.of(), NOWHERE))) {
      JsonNode both = JSON.readTree(configuration.mainFile());
      JSON.readerForUpdating(both).readValue(configuration.settingsFile());
      assertThat(JSON.readTree(configuration.singleFile())).isEqualTo(both);
    }
  }

  @Test
  void render_when_twoHaveOneAddress_isRefused() {
    List<RoleDetail> roles = List.of(role("a.b", null), role("a_b", null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> renderer.root(roles, TerraformSettings.DEFAULT))
        .withMessage("two blocks with the label a_b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> renderer.module(roles, List.of(), NOWHERE));
  }

  @Test
  void render_when_localeTimeZoneOrOrderDiffer_givesTheSameBytes() {
    List<RoleDetail> roles = List.of(role("INIT", "i", "P1", "P2"), role("b", null, "P3"));
    List<RoleDetail> reversed = List.of(roles.get(1), roles.get(0));
    String expected = renderer.module(roles, List.of(), NOWHERE).singleFile();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertThat(new ConfigurationRenderer().module(roles, List.of(), NOWHERE).singleFile())
            .isEqualTo(expected);
        assertThat(new ConfigurationRenderer().module(reversed, List.of(), NOWHERE).singleFile())
            .isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(expected).contains("\"init_arn\"");
  }

  /** The regular expression of a variable's validation, as Terraform's string has it. */
  private static Pattern expression(JsonNode variables, String name) {
    String condition = variables.at("/" + name + "/validation/0/condition").textValue();
    var regex = Pattern.compile("regex\\(\"([^\"]*)\", *var\\." + name + "\\)").matcher(condition);
    assertThat(regex.find()).as(condition).isTrue();
    return Pattern.compile(regex.group(1));
  }

  private static JsonNode main(TerraformConfiguration configuration) throws IOException {
    return JSON.readTree(configuration.mainFile());
  }

  private static List<String> names(JsonNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static RoleDetail role(String name, @Nullable String description, String... policies) {
    return granted(
        name,
        description,
        Stream.of(policies)
            .map(
                policy ->
                    new GrantedPolicy(
                        new PolicyName(policy),
                        List.of(new ReadData(S3Location.of("s3://my-ai-data-bucket")))))
            .toArray(GrantedPolicy[]::new));
  }

  private static RoleDetail granted(
      String name, @Nullable String description, GrantedPolicy... policies) {
    return new RoleSynthesizer(new Deployment(null, null))
        .synthesize(
            new TrainingRole(
                new RoleName(name),
                new RoleAttributes(
                    description == null ? null : new RoleDescription(description),
                    null,
                    null,
                    null,
                    List.of(),
                    null),
                List.of(new ServiceTrust(TrustedService.SAGEMAKER)),
                List.of(policies),
                List.of(),
                List.of()))
        .detail();
  }
}
