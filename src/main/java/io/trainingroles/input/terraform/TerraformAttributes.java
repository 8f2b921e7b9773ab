package io.trainingroles.input.terraform;

import io.trainingroles.input.SeenValue;
import io.trainingroles.tree.Tree;
import java.util.List;

/** The attributes of a resource or of a block in it, whatever form of Terraform they are in. */
interface TerraformAttributes {

  /** The attribute with one text. */
  TerraformValue text(String name);

  /** The attribute with several texts; where they are not known, that is one unknown item. */
  List<TerraformValue> texts(String name);

  /** The attribute, whatever its type. */
  SeenValue<Tree> tree(String name);

  /** The names of all attributes that have a value. */
  List<String> names();

  /** The nested blocks. */
  List<TerraformAttributes> blocks(String name);

  /** Whether the configuration sets an attribute that the provider fills in otherwise. */
  boolean isSet(String name);

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
    public List<String> names() {
      return List.of();
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
}
