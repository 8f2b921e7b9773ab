package io.trainingroles.job.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.job.JobNeeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tasks must have an execution role, as AWS's page of that role says. */
final class ContainerJobsTest {
  private static final String PUBLIC = "'image': 'public.ecr.aws/docker/library/python:3.12'";
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-AbCdEf";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "EC2     | 'image': '123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:1' | false",
        "FARGATE | 'image': '123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:1' | true",
        "EXTERNAL | 'image': '123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:1' | true",
        "EC2     | PUBLIC | false",
        "FARGATE | PUBLIC | false",
        "EXTERNAL | PUBLIC | false",
        "EC2     | PUBLIC, 'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': 'g'}} | false",
        "EXTERNAL | PUBLIC, 'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': 'g'}} | true",
        "EC2     | PUBLIC, 'secrets': [{'name': 'A', 'valueFrom': 'SECRET'}] | true",
        "EC2     | PUBLIC, 'secrets': [{'name': 'A', 'valueFrom': '<secret>'}] | true",
        "EC2     | PUBLIC, 'repositoryCredentials': {'credentialsParameter': 'SECRET'} | true",
        "EC2     | PUBLIC, 'environmentFiles': [{'type': 's3', 'value': 'arn:aws:s3:::b/a.env'}] | true",
        "EC2     | PUBLIC, 'logConfiguration': {'logDriver': 'splunk', 'secretOptions': [{'name': 'splunk-token', 'valueFrom': 'SECRET'}]} | true",
        "EC2     | PUBLIC, 'credentialSpecs': ['credentialspec:arn:aws:s3:::b/spec.json'] | true",
        "EC2     | PUBLIC, 'credentialSpecs': ['credentialspec:file://spec.json'] | false",
        "EC2     | PUBLIC, 'firelensConfiguration': {'type': 'fluentbit', 'options': {'config-file-type': 's3', 'config-file-value': 'arn:aws:s3:::b/extra.conf'}} | true",
        "EC2     | PUBLIC, 'firelensConfiguration': {'type': 'fluentbit', 'options': {'config-file-type': 'file', 'config-file-value': '/extra.conf'}} | false"
      })
  void read_when_aTaskHasNoExecutionRole_saysWhetherItMustHaveOne(
      String platform, String container, boolean isLacking) {
    assertThat(task(platform, container, "").lacksExecutionRole()).isEqualTo(isLacking);
  }

  @ParameterizedTest
  @CsvSource({"EC2", "FARGATE"})
  void read_when_aVolumeOfWindowsHasCredentials_needsAnExecutionRole(String platform) {
    String volume =
        ", 'volumes': [{'name': 'w', 'fsxWindowsFileServerVolumeConfiguration': {'fileSystemId':"
            + " 'fs-0123456789abcdef0', 'rootDirectory': 'share', 'authorizationConfig': {'domain':"
            + " 'example.com', 'credentialsParameter': 'SECRET'}}}]";

    assertThat(task(platform, "PUBLIC", volume).lacksExecutionRole()).isTrue();
  }

  private static JobNeeds task(String platform, String container, String more) {
    String definition =
        "{'family': 'train', 'requiresCompatibilities': ['"
            + platform
            + "'], 'containerDefinitions': [{'name': 'main', "
            + container
            + "}]"
            + more
            + "}";
    return new JobReader()
        .read(
            "task.json",
            definition.replace("PUBLIC", PUBLIC).replace("SECRET", SECRET).replace('\'', '"'),
            JobFixture.DEPLOYMENT);
  }
}
