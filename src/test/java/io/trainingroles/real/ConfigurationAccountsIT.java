package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.UnseenPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder whose providers are for several accounts. */
final class ConfigurationAccountsIT {
  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void read_when_aProviderAssumesARole_readsItsAccount() throws Exception {
    String text = Files.readString(Path.of("src/test/resources/configurations/accounts/main.tf"));
    Map<String, JudgedRole> roles =
        FolderReadings.read(folder, text).roles().stream()
            .collect(Collectors.toMap(JudgedRole::name, each -> each));

    JudgedRole inDefault = roles.get("aws_iam_role.a");
    JudgedRole inOther = roles.get("aws_iam_role.b");
    assertThat(inDefault.attributes().account()).isEqualTo(Optional.of("123456789012"));
    assertThat(inOther.attributes().account()).isEqualTo(Optional.of("222222222222"));
    assertThat(inDefault.policies())
        .filteredOn(policy -> policy.name().equals("p"))
        .singleElement()
        .asString()
        .contains("arn:aws:s3:::222222222222-data/*");
    assertThat(inDefault.trustPolicy()).isNotNull();
    assertThat(inDefault.unseen())
        .extracting(UnseenPolicy::arn)
        .singleElement()
        .asString()
        .contains("arn:aws:iam::${the account of provider aws.c}:root");
    assertThat(inOther.policies()).noneMatch(policy -> policy.name().equals("p"));
    assertThat(
            inOther.decide(
                "s3:GetObject", "arn:aws:s3:::222222222222-data/x", RequestContext.EMPTY))
        .isInstanceOf(Decision.Indeterminate.class);
  }
}
