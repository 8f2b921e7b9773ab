package io.trainingroles.job.reader;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.job.JobName;
import io.trainingroles.job.JobValue;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what a file is that is not the definition of one job, and what to do instead. */
final class OtherFile {
  private static final IssueCode NOT_A_JOB = new IssueCode("NOT_A_JOB");
  private static final IssueCode SEVERAL_JOBS = new IssueCode("SEVERAL_JOBS");
  private static final String EXPECTED =
      "use a request of CreateTrainingJob, CreateProcessingJob or CreateHyperParameterTuningJob,"
          + " one AWS Batch job definition, or an Amazon ECS task definition";
  private static final String BY_HAND =
      "write the role by hand ('training-roles init' writes a first spec): ";

  /** The first words of the blocks of Terraform's language. */
  private static final Pattern HCL =
      Pattern.compile(
          "(?:resource|module|provider|variable|terraform|locals|data|output|import|moved)"
              + "\\b[^:]*\\{.*");

  /** A kind of file that is recognised by some of its fields. */
  private record Kind(List<String> fields, String words, String remedy) {}

  private static final List<Kind> KINDS =
      List.of(
          kind(
              "Steps Version",
              "the definition of a SageMaker pipeline without a training, processing or tuning step",
              "give the Arguments of such a step in a file of its own"),
          kind(
              "PipelineDefinition",
              "a SageMaker pipeline, which has its steps in a text of JSON",
              "give that text in a file of its own: the output of 'aws sagemaker describe-pipeline"
                  + " --pipeline-name NAME --query PipelineDefinition --output text'"),
          transform("TransformJobName"),
          transform("TransformInput"),
          kind(
              "AutoMLJobName",
              "a SageMaker AutoML job",
              BY_HAND + "read the data, write the output"),
          kind(
              "LabelingJobName",
              "a SageMaker labeling job",
              BY_HAND + "read the manifest, write the output"),
          kind(
              "CompilationJobName",
              "a SageMaker compilation job",
              BY_HAND + "read the model, write the output"),
          kind(
              "NotebookInstanceName",
              "a SageMaker notebook instance",
              BY_HAND + "what its notebooks use"),
          kind(
              "EndpointConfigName",
              "the configuration of a SageMaker endpoint, which is not training",
              "give the job that trains the model"),
          kind(
              "ExecutionRoleArn ModelName",
              "a SageMaker model, which is not training",
              "give the job that trains it"),
          kind(
              "ClusterName InstanceGroups",
              "a SageMaker HyperPod cluster",
              BY_HAND + "trust sagemaker, and grant what the lifecycle scripts read"),
          kind(
              "customModelName",
              "an Amazon Bedrock model customization job",
              BY_HAND + "trust bedrock, read the training data, write the output"),
          kind(
              "importedModelName",
              "an Amazon Bedrock model import job",
              BY_HAND + "trust bedrock, read the model"),
          kind(
              "SchemaVersion SageMaker",
              "a configuration of the SageMaker Python SDK, which has defaults of jobs",
              "give the request of a job: the output of 'aws sagemaker describe-training-job'"),
          container("image jobRoleArn"),
          container("image memory vcpus"),
          container("image resourceRequirements"),
          kind(
              "jobQueue",
              "a request of SubmitJob, which names a job definition",
              "give that: the output of 'aws batch describe-job-definitions --job-definitions NAME'"),
          kind(
              "taskDefinition",
              "a request that runs an Amazon ECS task, which names its definition",
              "give that: the output of 'aws ecs describe-task-definition --task-definition NAME'"),
          kind(
              "AWSTemplateFormatVersion",
              "an AWS CloudFormation template without an AWS Batch job definition or an Amazon ECS "
                  + "task definition",
              EXPECTED),
          kind(
              "StartAt States",
              "a Step Functions state machine in which no state runs a SageMaker job",
              "give the definition of the job that it starts: " + EXPECTED.substring(4)),
          kind(
              "Statement",
              "a policy document",
              "give the definition of the job with --job or 'runs'"),
          kind(
              "roles",
              "a spec of Training Roles",
              "give the definition of a job that its role runs"),
          kind(
              "planned_values",
              "a Terraform plan",
              "give the definition of a job: " + EXPECTED.substring(4)),
          kind(
              "resource",
              "a Terraform configuration",
              "give the JSON that it registers, such as container_definitions, or the output of the"
                  + " 'describe' command"));

  private OtherFile() {}

  private static Kind kind(String fields, String words, String remedy) {
    return new Kind(List.of(fields.split(" ", -1)), words, remedy);
  }

  private static Kind container(String fields) {
    return kind(
        fields,
        "the containerProperties of an AWS Batch job definition",
        "put it into {\"type\": \"container\", \"containerProperties\": …}, or give the output of"
            + " 'aws batch describe-job-definitions --job-definitions NAME'");
  }

  private static Kind transform(String field) {
    return kind(
        field,
        "a SageMaker batch transform job, which runs as the role of its model",
        BY_HAND + "read the input and the model, write the output, pull the image");
  }

  /** A file in which nothing is. */
  static Finding empty(Location place) {
    return Finding.error(NOT_A_JOB, place, "this is not the definition of a job", EXPECTED);
  }

  /** A file of which no document is a job; {@code document} is the first. */
  static Finding finding(Tree document) {
    var value = new JobValue(document, "");
    return kubernetes(value)
        .or(() -> state(value))
        .or(() -> known(document, value))
        .orElseGet(() -> empty(document.location()));
  }

  private static Optional<Finding> known(Tree document, JobValue value) {
    return KINDS.stream()
        .filter(kind -> kind.fields().stream().allMatch(name -> value.child(name).isPresent()))
        .findFirst()
        .map(kind -> is(document, kind.words(), kind.remedy()));
  }

  /** A file with several jobs. */
  static Finding several(List<JobForm> forms) {
    String jobs =
        forms.stream().map(form -> form.kind() + name(form)).collect(Collectors.joining(", "));
    return Finding.error(
        SEVERAL_JOBS,
        forms.get(1).job().location(),
        "the file has " + forms.size() + " jobs: " + jobs,
        "keep each in a file of its own, and list the files: 'runs: [one.json, two.json]'");
  }

  private static String name(JobForm form) {
    return JobName.of(new JobValue(form.job(), ""))
        .map(name -> " " + quoted(name.value()))
        .orElse("");
  }

  /** What is wrong with a text, unless it is Terraform's language. */
  static Finding ofText(String text, Finding finding) {
    Optional<String> first =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("//"))
            .findFirst();
    return first.filter(line -> HCL.matcher(line).matches()).isPresent()
        ? Finding.error(
            NOT_A_JOB,
            finding.location(),
            "this is Terraform's language (HCL), not the definition of a job",
            "give the JSON that it registers, or the output of 'aws batch describe-job-definitions'"
                + " or 'aws ecs describe-task-definition'")
        : finding;
  }

  private static Finding is(Tree document, String words, String remedy) {
    return Finding.error(NOT_A_JOB, document.location(), "this is " + words, remedy);
  }

  /** What Kubernetes runs has the role of its service account. */
  private static Optional<Finding> kubernetes(JobValue document) {
    Optional<JobValue> kind = document.child("kind");
    Optional<JobValue> version = document.child("apiVersion");
    if (kind.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    if (KubernetesManifest.isOfSageMaker(document)) {
      return document
          .child("spec")
          .flatMap(spec -> known(document.node(), spec))
          .or(
              () ->
                  Optional.of(
                      is(
                          document.node(),
                          "a resource of the kind " + kind.get().scalar() + ", not a job",
                          EXPECTED)));
    }
    String account = first(document.node(), "serviceAccountName").orElse("default");
    String namespace = document.at("metadata", "namespace").map(JobValue::scalar).orElse("default");
    return Optional.of(
        is(
            document.node(),
            "a "
                + kind.get().scalar()
                + " of Kubernetes, which runs as the role of its service account "
                + quoted(account),
            "declare that role with 'trusts: [{service: eks-pods, namespace: "
                + namespace
                + ", service_account: "
                + account
                + "}]' and grant what its code uses"));
  }

  /** A task of a state machine that starts something else. */
  private static Optional<Finding> state(JobValue document) {
    return document
        .child("Resource")
        .map(JobValue::scalar)
        .filter(resource -> resource.contains(":states:::"))
        .map(
            resource ->
                is(
                    document.node(),
                    "a state of Step Functions for " + resource + ", not a SageMaker job",
                    StateActions.of(resource)
                        .map(
                            actions ->
                                "the role of the state machine ('trusts: [states]') needs "
                                    + actions
                                    + "; grant it with 'allow', and give the definition of the job"
                                    + " for its own role")
                        .orElse("give the definition of the job that it starts")));
  }

  /** The first value of a field, wherever it is. */
  private static Optional<String> first(Tree tree, String field) {
    if (tree instanceof Listing list) {
      return list.items().stream().flatMap(item -> first(item, field).stream()).findFirst();
    }
    if (!(tree instanceof Mapping mapping)) {
      return Optional.empty();
    }
    Optional<String> own = mapping.value(field).flatMap(Tree::asText);
    return own.isPresent()
        ? own
        : mapping.entries().stream()
            .map(Entry::value)
            .flatMap(value -> first(value, field).stream())
            .findFirst();
  }
}
