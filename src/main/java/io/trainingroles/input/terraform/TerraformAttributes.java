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

  /** The nested blocks. */
  List<TerraformAttributes> blocks(String name);

  /** Whether the configuration sets an attribute that the provider fills in otherwise. */
  boolean isSet(String name);
}
