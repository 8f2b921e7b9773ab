package io.trainingroles.input.terraform;

import io.trainingroles.input.SeenValue;
import io.trainingroles.tree.Tree;
import java.util.List;

/** A block of which nothing is known; {@code why} says why. */
record UnknownBlock(String why) implements TerraformAttributes {
  @Override
  public TerraformValue text(String name) {
    return new TerraformValue.Unknown(why);
  }

  @Override
  public List<TerraformValue> texts(String name) {
    return List.of(text(name));
  }

  @Override
  public SeenValue<Tree> tree(String name) {
    return new SeenValue.Unknown<>(why);
  }

  @Override
  public List<TerraformAttributes> blocks(String name) {
    return List.of(this);
  }

  @Override
  public boolean isSet(String name) {
    return true;
  }
}
