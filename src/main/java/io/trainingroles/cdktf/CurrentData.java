package io.trainingroles.cdktf;

import com.hashicorp.cdktf.TerraformDataSource;
import com.hashicorp.cdktf.providers.aws.data_aws_caller_identity.DataAwsCallerIdentity;
import com.hashicorp.cdktf.providers.aws.data_aws_partition.DataAwsPartition;
import com.hashicorp.cdktf.providers.aws.data_aws_region.DataAwsRegion;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/** The data sources of what the provider and its credentials decide. */
final class CurrentData {
  private CurrentData() {}

  /** Makes a data source; {@code label} is its name in Terraform, null for a unique one. */
  static TerraformDataSource in(Construct scope, String type, @Nullable String label) {
    String id = "current-" + type;
    TerraformDataSource data =
        switch (type) {
          case "aws_caller_identity" -> DataAwsCallerIdentity.Builder.create(scope, id).build();
          case "aws_region" -> DataAwsRegion.Builder.create(scope, id).build();
          case "aws_partition" -> DataAwsPartition.Builder.create(scope, id).build();
          default -> throw new IllegalArgumentException("no data source of " + type);
        };
    if (label != null) {
      data.overrideLogicalId(label);
    }
    return data;
  }
}
