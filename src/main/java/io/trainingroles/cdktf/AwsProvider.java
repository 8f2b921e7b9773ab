package io.trainingroles.cdktf;

import com.hashicorp.cdktf.TerraformProvider;
import com.hashicorp.cdktf.TerraformProviderConfig;
import com.hashicorp.cdktf.TerraformProviderGeneratorMetadata;
import io.trainingroles.terraform.Template;
import io.trainingroles.terraform.TerraformSettings;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/**
 * The AWS provider with the versions that the spec names. The prebuilt provider pins the one
 * version that it was generated from, and always writes a provider block; this one writes a block
 * only if there is something to set.
 *
 * <pre>{@code
 * new AwsProvider(this, "aws", TerraformSettings.DEFAULT); // in a stack without a spec
 * }</pre>
 */
public final class AwsProvider extends TerraformProvider {
  private static final String TYPE = "aws";

  private final TerraformSettings settings;

  /**
   * The provider of a stack.
   *
   * @param scope the stack
   * @param id the construct's name
   * @param settings the versions and the Region
   */
  public AwsProvider(Construct scope, String id, TerraformSettings settings) {
    super(
        scope,
        id,
        TerraformProviderConfig.builder()
            .terraformResourceType(TYPE)
            .terraformGeneratorMetadata(
                TerraformProviderGeneratorMetadata.builder().providerName(TYPE).build())
            .terraformProviderSource(TerraformSettings.AWS_PROVIDER_SOURCE)
            .build());
    this.settings = settings;
  }

  @Override
  public Object toTerraform() {
    Map<String, Object> required =
        Map.of(
            "source",
            TerraformSettings.AWS_PROVIDER_SOURCE,
            "version",
            settings.awsProvider().constraint());
    var blocks = new TreeMap<String, Object>();
    blocks.put(
        "terraform",
        Map.of(
            "required_providers",
            Map.of(TYPE, required),
            "required_version",
            settings.requiredVersion()));
    if (settings.region() != null) {
      String region = Template.literal(settings.region().value());
      blocks.put("provider", Map.of(TYPE, Map.of("region", region)));
    }
    return blocks;
  }

  @Override
  public @Nullable String getAlias() {
    return null;
  }
}
