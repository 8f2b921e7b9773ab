package io.trainingroles.input.flow;

/** What is known of the attributes that a provider computes. */
@FunctionalInterface
public interface AttributeLevels {
  /**
   * What is known of an attribute that its block does not set.
   *
   * @param type the type of a resource; that of a data source begins with {@code data.}
   * @param attribute the attribute
   * @return what is known of it; {@link Level#KNOWN} where it follows from the arguments
   */
  Level of(String type, String attribute);
}
