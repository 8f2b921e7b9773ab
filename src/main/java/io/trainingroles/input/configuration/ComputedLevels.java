package io.trainingroles.input.configuration;

import io.trainingroles.input.flow.AttributeLevels;
import io.trainingroles.input.flow.Level;
import java.util.List;
import java.util.Set;

/** What is known of the attributes that providers compute, by the types that have them. */
final class ComputedLevels implements AttributeLevels {
  /** What each resource that has it has as long as it is there. */
  private static final Set<String> SURE = Set.of("arn", "bucket", "id", "key_id", "name");

  private final ComputedAttributes computed = new ComputedAttributes();
  private final boolean isRegionKnown;

  /** {@code isRegionKnown} says whether all configurations of AWS's provider have a Region. */
  ComputedLevels(boolean isRegionKnown) {
    this.isRegionKnown = isRegionKnown;
  }

  @Override
  public Level of(String type, String attribute) {
    boolean isData = type.startsWith("data.");
    String name = isData ? type.substring("data.".length()) : type;
    if (isData && TestFile.WITHOUT_AWS.contains(name)) {
      return Level.KNOWN;
    } else if (isData && name.equals("aws_region")) {
      return isRegionKnown ? Level.KNOWN : Level.TEXT;
    } else if (isData && name.equals("terraform_remote_state")) {
      return Level.TEXT;
    }
    List<String> attributes = computed.of(type);
    if (attributes.contains(attribute)) {
      return SURE.contains(attribute) ? Level.SURE_TEXT : Level.TEXT;
    } else if (attributes.stream().anyMatch(each -> each.startsWith(attribute + "[]"))) {
      return Level.LIST;
    }
    return name.startsWith("aws_") || isData ? Level.OTHER : Level.TEXT;
  }
}
