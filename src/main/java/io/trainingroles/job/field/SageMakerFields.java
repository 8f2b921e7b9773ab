package io.trainingroles.job.field;

/**
 * The fields of SageMaker's jobs, as the <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Operations_Amazon_SageMaker_Service.html">API
 * reference</a> has them. A line with bars is a field that means access: the field, what it
 * becomes, whether AWS documents that, and on which page. A line with a colon names fields that
 * mean nothing for access, and all that is in them, behind what they are in. A field that is in no
 * line is reported, since it may mean access.
 */
final class SageMakerFields {
  /**
   * What needs no field: a job of any kind has it. What the older operators of Kubernetes add to a
   * request: the Region, and where the API is.
   */
  static final String EVERY_JOB =
      """
      (every job) | write_logs, publish_metrics | doc | roles
      : operator:region operator:sageMakerEndpoint
      """;

  /** What a training job and each definition of a tuning job have. */
  static final String DEFINITION =
      """
      AlgorithmSpecification.TrainingImage | pull_image | doc | roles
      AlgorithmSpecification.TrainingImageConfig.TrainingRepositoryAuthConfig.TrainingRepositoryCredentialsProviderArn | allow | doc | registry
      AlgorithmSpecification.AlgorithmName | allow | doc | algorithm
      AlgorithmSpecification: TrainingInputMode MetricDefinitions EnableSageMakerMetricsTimeSeries ContainerEntrypoint ContainerArguments
      AlgorithmSpecification.TrainingImageConfig: TrainingRepositoryAccessMode
      InputDataConfig[].DataSource.S3DataSource.S3Uri | read_keys, read_object | doc | s3
      InputDataConfig[].DataSource.S3DataSource.S3DataType | read_keys | inf | s3
      InputDataConfig[].DataSource.S3DataSource.HubAccessConfig.HubContentArn | allow | doc | hub
      InputDataConfig[].DataSource.S3DataSource: S3DataDistributionType AttributeNames InstanceGroupNames ModelAccessConfig
      InputDataConfig[].DataSource.FileSystemDataSource.FileSystemId | allow | doc | data
      InputDataConfig[].DataSource.FileSystemDataSource: FileSystemAccessMode FileSystemType DirectoryPath
      InputDataConfig[].DataSource.DatasetSource.DatasetArn | allow | doc | hub
      InputDataConfig[]: ChannelName ContentType CompressionType RecordWrapperType InputMode ShuffleConfig
      OutputDataConfig.S3OutputPath | write | doc | roles
      OutputDataConfig.KmsKeyId | use_key | doc | roles
      OutputDataConfig: CompressionType
      CheckpointConfig.S3Uri | read_keys, write | doc | roles
      CheckpointConfig: LocalPath
      ResourceConfig.VolumeKmsKeyId | use_key | doc | roles
      ResourceConfig: InstanceType InstanceCount VolumeSizeInGB KeepAlivePeriodInSeconds InstanceGroups TrainingPlanArn InstancePlacementConfig InstancePreferences SelectedInstanceType SelectedInstanceCount
      VpcConfig | use_vpc | doc | roles
      VpcConfig: Subnets SecurityGroupIds
      Environment.MLFLOW_TRACKING_URI | track_experiments, allow | inf | mlflow
      Environment: *
      : RoleArn EnableNetworkIsolation EnableInterContainerTrafficEncryption EnableManagedSpotTraining StoppingCondition RetryStrategy
      """;

  /** What only a training job has, with what is added to it where it is described. */
  static final String TRAINING =
      """
      HyperParameters.sagemaker_submit_directory | read_object | inf | roles
      HyperParameters: *
      TensorBoardOutputConfig.S3OutputPath | write | inf | debugger
      TensorBoardOutputConfig: LocalPath
      DebugHookConfig.S3OutputPath | write, read_keys | inf | debugger
      DebugHookConfig: LocalPath HookParameters CollectionConfigurations
      DebugRuleConfigurations[].S3OutputPath | write | inf | debugger
      DebugRuleConfigurations[].RuleEvaluatorImage | pull_image, write_logs, publish_metrics | inf | debugger
      DebugRuleConfigurations[]: RuleConfigurationName LocalPath InstanceType VolumeSizeInGB RuleParameters
      ProfilerConfig.S3OutputPath | write, read_keys | inf | debugger
      ProfilerConfig: ProfilingIntervalInMilliseconds ProfilingParameters DisableProfiler
      ProfilerRuleConfigurations[].S3OutputPath | write | inf | debugger
      ProfilerRuleConfigurations[].RuleEvaluatorImage | pull_image, write_logs, publish_metrics | inf | debugger
      ProfilerRuleConfigurations[]: RuleConfigurationName LocalPath InstanceType VolumeSizeInGB RuleParameters
      RemoteDebugConfig.EnableRemoteDebug | allow | doc | remote
      SessionChainingConfig.EnableSessionTagChaining | trust: tags_sessions | doc | chaining
      MlflowConfig.MlflowResourceArn | track_experiments, allow | doc | mlflow
      MlflowConfig: MlflowExperimentName MlflowRunName
      ModelPackageConfig.ModelPackageGroupArn | allow | doc | package
      ModelPackageConfig.SourceModelPackageArn | allow | doc | package
      ServerlessJobConfig.BaseModelArn | allow | doc | serverless
      ServerlessJobConfig.EvaluatorArn | allow | inf | serverless
      ServerlessJobConfig: AcceptEula JobType CustomizationTechnique Peft EvaluationType SequenceLength
      ExperimentConfig: *
      : TrainingJobName Tags InfraCheckConfig
      : TrainingJobArn TuningJobArn LabelingJobArn AutoMLJobArn ModelArtifacts TrainingJobStatus SecondaryStatus FailureReason CreationTime TrainingStartTime TrainingEndTime LastModifiedTime SecondaryStatusTransitions FinalMetricDataList TrainingTimeInSeconds BillableTimeInSeconds BillableTokenCount DebugRuleEvaluationStatuses ProfilingStatus ProfilerRuleEvaluationStatuses WarmPoolStatus OutputModelPackageArn ProgressInfo MlflowDetails ResponseMetadata
      """;

  /** What only a definition of a tuning job has. */
  static final String TUNED =
      """
      StaticHyperParameters.sagemaker_submit_directory | read_object | inf | roles
      StaticHyperParameters: *
      HyperParameterTuningResourceConfig.VolumeKmsKeyId | use_key | doc | roles
      HyperParameterTuningResourceConfig: InstanceType InstanceCount VolumeSizeInGB AllocationStrategy InstanceConfigs
      : DefinitionName TuningObjective HyperParameterRanges
      """;

  static final String TUNING =
      """
      : HyperParameterTuningJobName HyperParameterTuningJobConfig WarmStartConfig Tags Autotune
      : HyperParameterTuningJobArn HyperParameterTuningJobStatus CreationTime HyperParameterTuningEndTime LastModifiedTime TrainingJobStatusCounters ObjectiveStatusCounters BestTrainingJob OverallBestTrainingJob FailureReason TuningJobCompletionDetails ConsumedResources ResponseMetadata
      """;

  static final String PROCESSING =
      """
      AppSpecification.ImageUri | pull_image | doc | roles
      AppSpecification: ContainerEntrypoint ContainerArguments
      ProcessingInputs[].S3Input.S3Uri | read_keys, read_object | doc | roles
      ProcessingInputs[].S3Input: LocalPath S3DataType S3InputMode S3DataDistributionType S3CompressionType
      ProcessingInputs[].DatasetDefinition.AthenaDatasetDefinition.QueryString | allow | inf | processing
      ProcessingInputs[].DatasetDefinition.AthenaDatasetDefinition.OutputS3Uri | read_keys, write | inf | processing
      ProcessingInputs[].DatasetDefinition.AthenaDatasetDefinition.KmsKeyId | use_key | inf | processing
      ProcessingInputs[].DatasetDefinition.AthenaDatasetDefinition: Catalog Database WorkGroup OutputFormat OutputCompression
      ProcessingInputs[].DatasetDefinition.RedshiftDatasetDefinition.ClusterId | allow | inf | processing
      ProcessingInputs[].DatasetDefinition.RedshiftDatasetDefinition.OutputS3Uri | read_keys | inf | processing
      ProcessingInputs[].DatasetDefinition.RedshiftDatasetDefinition.KmsKeyId | use_key | inf | processing
      ProcessingInputs[].DatasetDefinition.RedshiftDatasetDefinition: ClusterRoleArn Database DbUser QueryString OutputFormat OutputCompression
      ProcessingInputs[].DatasetDefinition: LocalPath DataDistributionType InputMode
      ProcessingInputs[]: InputName AppManaged
      ProcessingOutputConfig.Outputs[].S3Output.S3Uri | write | doc | roles
      ProcessingOutputConfig.Outputs[].S3Output: LocalPath S3UploadMode
      ProcessingOutputConfig.Outputs[].FeatureStoreOutput.FeatureGroupName | allow | inf | processing
      ProcessingOutputConfig.Outputs[]: OutputName AppManaged
      ProcessingOutputConfig.KmsKeyId | use_key | doc | roles
      ProcessingResources.ClusterConfig.VolumeKmsKeyId | use_key | doc | roles
      ProcessingResources.ClusterConfig: InstanceCount InstanceType VolumeSizeInGB InstancePreferences SelectedInstanceType SelectedInstanceCount
      NetworkConfig.VpcConfig | use_vpc | doc | roles
      NetworkConfig.VpcConfig: Subnets SecurityGroupIds
      NetworkConfig: EnableNetworkIsolation EnableInterContainerTrafficEncryption
      Environment.MLFLOW_TRACKING_URI | track_experiments, allow | inf | mlflow
      Environment: *
      ExperimentConfig: *
      : ProcessingJobName RoleArn StoppingCondition Tags
      : ProcessingJobArn ProcessingJobStatus ExitMessage FailureReason ProcessingEndTime ProcessingStartTime LastModifiedTime CreationTime MonitoringScheduleArn AutoMLJobArn TrainingJobArn ResponseMetadata
      """;

  private SageMakerFields() {}
}
