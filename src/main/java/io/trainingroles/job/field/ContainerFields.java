package io.trainingroles.job.field;

/**
 * The fields of AWS Batch job definitions and Amazon ECS task definitions, written as those of
 * {@link SageMakerFields} are. See <a
 * href="https://docs.aws.amazon.com/batch/latest/APIReference/API_RegisterJobDefinition.html">RegisterJobDefinition</a>
 * and <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html">RegisterTaskDefinition</a>.
 */
final class ContainerFields {
  /** What a task has: the volumes, and in Amazon ECS and newer job definitions the roles. */
  static final String TASK =
      """
      volumes[].efsVolumeConfiguration.fileSystemId | mount | doc | efs
      volumes[].s3filesVolumeConfiguration.fileSystemArn | allow | doc | s3-files
      volumes[].s3filesVolumeConfiguration: accessPointArn rootDirectory transitEncryptionPort
      volumes[].efsVolumeConfiguration.authorizationConfig: accessPointId iam
      volumes[].efsVolumeConfiguration: rootDirectory transitEncryption transitEncryptionPort
      volumes[]: name host dockerVolumeConfiguration configuredAtLaunch
      : taskRoleArn executionRoleArn ephemeralStorage runtimePlatform platformVersion networkConfiguration networkMode ipcMode pidMode
      """;

  /** What a task of AWS Batch has; in Amazon ECS, that is set where a task is run. */
  static final String BATCH_TASK =
      TASK
          + """
            enableExecuteCommand | allow | doc | ecs-exec
            """;

  /** What a container of a task has. */
  static final String CONTAINER =
      """
      image | pull_image | doc | ecs-execution
      repositoryCredentials.credentialsParameter | read_secret | doc | ecs-execution
      secrets[].valueFrom | read_secret, read_parameter | doc | ecs-execution
      secrets[]: name
      environmentFiles[].value | allow | doc | ecs-execution
      environmentFiles[]: type
      logConfiguration.options.awslogs-group | allow | doc | ecs-execution
      logConfiguration.options: *
      logConfiguration.secretOptions[].valueFrom | read_secret, read_parameter | doc | ecs-execution
      logConfiguration.secretOptions[]: name
      logConfiguration: logDriver
      environment[]: name value
      firelensConfiguration.options.config-file-value | allow | doc | firelens
      firelensConfiguration.options: *
      firelensConfiguration: type
      logConfiguration.options.delivery_stream | allow | doc | firelens
      logConfiguration.options.stream | allow | doc | firelens
      logConfiguration.options.log_group_name | allow | doc | firelens
      logConfiguration.options.bucket | allow | doc | firelens
      : name cpu memory memoryReservation links portMappings essential restartPolicy entryPoint command mountPoints volumesFrom linuxParameters dependsOn startTimeout stopTimeout versionConsistency hostname user workingDirectory disableNetworking privileged readonlyRootFilesystem dnsServers dnsSearchDomains extraHosts dockerSecurityOptions interactive pseudoTerminal dockerLabels ulimits healthCheck systemControls resourceRequirements
      """;

  /** What the one container of an older job definition has, roles and volumes included. */
  static final String BATCH_CONTAINER =
      BATCH_TASK
          + CONTAINER
          + """
            : jobRoleArn vcpus instanceType fargatePlatformConfiguration
            """;

  /** Where AWS Batch writes logs unless a container says otherwise. */
  static final String BATCH_LOGS =
      """
      logConfiguration.logDriver | allow | doc | batch
      """;

  static final String BATCH =
      """
      nodeProperties: numNodes mainNode
      nodeProperties.nodeRangeProperties[]: eksProperties targetNodes instanceTypes consumableResourceProperties
      : eksProperties jobDefinitionName jobDefinitionArn revision status type schedulingPriority parameters retryStrategy propagateTags timeout tags platformCapabilities containerOrchestrationType consumableResourceProperties resourceRetentionPolicy responseMetadata
      """;

  static final String ECS =
      """
      volumes[].fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter | read_secret, read_parameter | doc | fsx-windows
      volumes[].fsxWindowsFileServerVolumeConfiguration.authorizationConfig: domain
      volumes[].fsxWindowsFileServerVolumeConfiguration: fileSystemId rootDirectory
      containerDefinitions[].credentialSpecs[] | allow, read_parameter | doc | gmsa
      : family networkMode placementConstraints requiresCompatibilities cpu memory tags proxyConfiguration inferenceAccelerators taskDefinitionArn revision status requiresAttributes compatibilities enableFaultInjection registeredAt registeredBy deregisteredAt deleteRequestedAt
      """;

  private ContainerFields() {}
}
