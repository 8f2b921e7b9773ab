package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;

/** Roles that were made by hand are imported, and Terraform takes them over without a change. */
@ExtendWith(WithEmulator.class)
class AdoptIT {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "", "Effect": "Allow", "Principal": {"Service": "%s"}, "Action": "sts:AssumeRole"}]}""";

  private static final String WITH_SIDS =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "List", "Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": "arn:aws:s3:::my-data"},
        {"Sid": "Objects", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], "Resource": ["arn:aws:s3:::my-data/*"]}]}""";

  private static final String AS_AN_INTENT =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": ["arn:aws:s3:::other/*", "arn:aws:s3:::other"]}}""";

  private static final String JOB =
      """
      {"TrainingJobName": "vision-1", "RoleArn": "arn:aws:iam::123456789012:role/service-role/made",
       "TrainingJobArn": "arn:aws:sagemaker:eu-west-1:123456789012:training-job/vision-1",
       "AlgorithmSpecification": {"TrainingImage": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:1", "TrainingInputMode": "File"},
       "InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://my-data/train/"}}}],
       "OutputDataConfig": {"S3OutputPath": "s3://my-data/models"},
       "ResourceConfig": {"InstanceType": "ml.g5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50},
       "StoppingCondition": {"MaxRuntimeInSeconds": 3600}}""";

  @TempDir private Path folder;

  @Test
  void plan_when_rolesMadeByHandAreAdopted_importsThemAndChangesNothing(Emulator emulator)
      throws IOException {
    makeByHand(emulator.iam());
    attachOwnPolicy(emulator.iam());
    write("account.json", details(emulator.iam()));
    write("roles.json", listing(emulator.iam()));
    write("own.json", policy(emulator.iam(), "own"));

    TrainingRoles.in(folder)
        .run(
            "import",
            "account.json",
            "--adopt",
            "--list-roles=roles.json",
            "--policies=own.json",
            "-o",
            "spec.yaml")
        .succeeded();
    assertThat(folder.resolve("spec.yaml"))
        .content()
        .contains("description: 'Made by hand: ${x}'", "path: /of/policies/", "kind: own");
    TerraformProject project =
        TerraformProject.in(folder, emulator).synthesize(folder.resolve("spec.yaml"), ".").init();

    assertThat(actions(project.plannedJson())).hasSize(9).containsOnly("no-op importing");
    project.apply();
    assertThat(project.plan().out()).contains("No changes.");
    assertThat(emulator.iam().getRole(role -> role.roleName("made")).role().description())
        .isEqualTo("Made by hand");
  }

  @Test
  void apply_when_anAdoptedRoleIsTightened_leavesWhatItsJobNeeds(Emulator emulator)
      throws IOException {
    makeByHand(emulator.iam());
    write("account.json", details(emulator.iam()));
    write("roles.json", listing(emulator.iam()));
    write("job.json", Json.tree(JOB));
    TrainingRoles.in(folder)
        .run(
            "import",
            "account.json",
            "--role",
            "made",
            "--adopt",
            "--list-roles",
            "roles.json",
            "-o",
            "spec.yaml")
        .succeeded();
    TerraformProject project =
        TerraformProject.in(folder, emulator)
            .synthesize(folder.resolve("spec.yaml"), ".")
            .init()
            .apply();

    TrainingRoles.in(folder)
        .run(
            "tighten",
            "account.json",
            "--role",
            "made",
            "--job",
            "job.json",
            "--add",
            "-o",
            "tight.yaml")
        .succeeded();
    TrainingRoles.in(folder)
        .run("fit", "tight.yaml", "--job", "job.json", "--policies", "account.json")
        .succeeded();
    project.synthesize(folder.resolve("tight.yaml"), ".").apply();

    String data =
        emulator
            .iam()
            .getRolePolicy(policy -> policy.roleName("made").policyName("data"))
            .policyDocument();
    assertThat(Json.document(data).toString())
        .contains("arn:aws:s3:::my-data/models/*")
        .doesNotContain("s3:DeleteObject", "arn:aws:s3:::my-data/*\"");
    assertThat(emulator.iam().listRolePolicies(role -> role.roleName("made")).policyNames())
        .containsExactlyInAnyOrder("data", "madeJob");
    assertThat(
            emulator
                .iam()
                .listAttachedRolePolicies(role -> role.roleName("made"))
                .attachedPolicies())
        .isEmpty();
  }

  /** Two roles with all that adopting must find: 7 resources of Terraform. */
  static void makeByHand(IamClient iam) {
    String boundary =
        iam.createPolicy(
                policy ->
                    policy
                        .policyName("bound")
                        .policyDocument(
                            "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\":"
                                + " \"*\", \"Resource\": \"*\"}]}"))
            .policy()
            .arn();
    String shared =
        iam.createPolicy(
                policy -> policy.policyName("shared").path("/team/").policyDocument(AS_AN_INTENT))
            .policy()
            .arn();
    iam.createRole(
        role ->
            role.roleName("made")
                .path("/service-role/")
                .description("Made by hand")
                .maxSessionDuration(7200)
                .permissionsBoundary(boundary)
                .tags(Tag.builder().key("team").value("ml").build())
                .assumeRolePolicyDocument(TRUST.formatted("sagemaker.amazonaws.com")));
    iam.putRolePolicy(
        policy -> policy.roleName("made").policyName("data").policyDocument(WITH_SIDS));
    iam.putRolePolicy(
        policy -> policy.roleName("made").policyName("other").policyDocument(AS_AN_INTENT));
    iam.attachRolePolicy(attached -> attached.roleName("made").policyArn(shared));
    iam.createRole(
        role ->
            role.roleName("gpu").assumeRolePolicyDocument(TRUST.formatted("ec2.amazonaws.com")));
    iam.attachRolePolicy(attached -> attached.roleName("gpu").policyArn(shared));
    iam.createInstanceProfile(profile -> profile.instanceProfileName("gpu"));
    iam.addRoleToInstanceProfile(profile -> profile.instanceProfileName("gpu").roleName("gpu"));
  }

  private static List<String> actions(JsonNode plan) {
    var actions = new ArrayList<String>();
    for (JsonNode resource : plan.get("resource_changes")) {
      JsonNode change = resource.get("change");
      var words = new ArrayList<String>();
      change.get("actions").forEach(action -> words.add(action.asText()));
      actions.add(String.join("/", words) + (change.has("importing") ? " importing" : ""));
    }
    return actions;
  }

  private void write(String name, JsonNode json) throws IOException {
    Files.writeString(folder.resolve(name), json.toString());
  }

  /** What {@code aws iam get-account-authorization-details} prints. */
  static JsonNode details(IamClient iam) {
    var answer = iam.getAccountAuthorizationDetails();
    ObjectNode root = NODES.objectNode();
    root.putArray("UserDetailList");
    root.putArray("GroupDetailList");
    ArrayNode roles = root.putArray("RoleDetailList");
    answer.roleDetailList().forEach(role -> roles.add(detail(role)));
    ArrayNode policies = root.putArray("Policies");
    answer
        .policies()
        .forEach(
            policy -> {
              ObjectNode node = policies.addObject();
              node.put("PolicyName", policy.arn().substring(policy.arn().lastIndexOf('/') + 1));
              node.put("Arn", policy.arn()).put("Path", policy.path());
              ArrayNode versions = node.putArray("PolicyVersionList");
              policy
                  .policyVersionList()
                  .forEach(
                      version ->
                          versions
                              .addObject()
                              .put("VersionId", version.versionId())
                              .put("IsDefaultVersion", version.isDefaultVersion())
                              .set("Document", Json.document(version.document())));
            });
    return root;
  }

  private static ObjectNode detail(RoleDetail role) {
    ObjectNode node = NODES.objectNode();
    node.put("RoleName", role.roleName()).put("Path", role.path()).put("Arn", role.arn());
    node.set("AssumeRolePolicyDocument", Json.document(role.assumeRolePolicyDocument()));
    ArrayNode inline = node.putArray("RolePolicyList");
    role.rolePolicyList()
        .forEach(
            policy ->
                inline
                    .addObject()
                    .put("PolicyName", policy.policyName())
                    .set("PolicyDocument", Json.document(policy.policyDocument())));
    ArrayNode attached = node.putArray("AttachedManagedPolicies");
    role.attachedManagedPolicies()
        .forEach(policy -> attached.addObject().put("PolicyArn", policy.policyArn()));
    ArrayNode profiles = node.putArray("InstanceProfileList");
    role.instanceProfileList()
        .forEach(
            profile ->
                profiles
                    .addObject()
                    .put("InstanceProfileName", profile.instanceProfileName())
                    .put("Path", profile.path()));
    ArrayNode tags = node.putArray("Tags");
    role.tags().forEach(tag -> tags.addObject().put("Key", tag.key()).put("Value", tag.value()));
    if (role.permissionsBoundary() != null) {
      node.putObject("PermissionsBoundary")
          .put("PermissionsBoundaryArn", role.permissionsBoundary().permissionsBoundaryArn());
    }
    return node;
  }

  /** A managed policy with attributes of its own, for a role that was made by hand. */
  private static void attachOwnPolicy(IamClient iam) {
    String own =
        iam.createPolicy(
                policy ->
                    policy
                        .policyName("own")
                        .path("/of/policies/")
                        .description("Made by hand: ${x}")
                        .tags(Tag.builder().key("kind").value("own").build())
                        .policyDocument(AS_AN_INTENT))
            .policy()
            .arn();
    iam.attachRolePolicy(attached -> attached.roleName("made").policyArn(own));
  }

  /** What {@code aws iam get-policy} prints. */
  private static JsonNode policy(IamClient iam, String name) {
    String arn =
        iam.listPolicies().policies().stream()
            .filter(policy -> policy.policyName().equals(name))
            .findFirst()
            .orElseThrow()
            .arn();
    var policy = iam.getPolicy(request -> request.policyArn(arn)).policy();
    ObjectNode root = NODES.objectNode();
    ObjectNode node = root.putObject("Policy");
    node.put("PolicyName", policy.policyName()).put("Arn", policy.arn()).put("Path", policy.path());
    node.put("DefaultVersionId", policy.defaultVersionId());
    node.put("Description", policy.description());
    ArrayNode tags = node.putArray("Tags");
    policy.tags().forEach(tag -> tags.addObject().put("Key", tag.key()).put("Value", tag.value()));
    return root;
  }

  /** What {@code aws iam list-roles} prints. */
  static JsonNode listing(IamClient iam) {
    ObjectNode root = NODES.objectNode();
    ArrayNode roles = root.putArray("Roles");
    for (Role role : iam.listRoles().roles()) {
      ObjectNode node = roles.addObject().put("Arn", role.arn());
      node.put("MaxSessionDuration", role.maxSessionDuration());
      if (role.description() != null && !role.description().isEmpty()) {
        node.put("Description", role.description());
      }
    }
    return root;
  }
}
