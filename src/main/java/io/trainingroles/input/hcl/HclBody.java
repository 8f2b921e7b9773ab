package io.trainingroles.input.hcl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a file or a block has.
 *
 * @param attributes its attributes, in their order
 * @param blocks the blocks in it, in their order
 */
public record HclBody(List<HclAttribute> attributes, List<HclBlock> blocks) {
  /** Keeps unchangeable copies. */
  public HclBody {
    attributes = List.copyOf(attributes);
    blocks = List.copyOf(blocks);
  }

  /**
   * Reads a file. What is not HCL is passed over, as Terraform reports it.
   *
   * @param source the text of the file
   * @return its blocks
   */
  public static HclBody of(String source) {
    return new HclParser(source).file();
  }

  /**
   * The attribute of a name.
   *
   * @param name the name
   * @return the attribute, if there is one
   */
  public Optional<HclAttribute> attribute(String name) {
    return attributes.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * The blocks of a type.
   *
   * @param type such as {@code resource}
   * @return the blocks, in their order
   */
  public Stream<HclBlock> blocks(String type) {
    return blocks.stream().filter(each -> each.type().equals(type));
  }
}
