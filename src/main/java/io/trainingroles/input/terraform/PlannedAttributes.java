package io.trainingroles.input.terraform;

import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.SeenValue;
import io.trainingroles.input.terraform.TerraformValue.Known;
import io.trainingroles.tree.Tree;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Attributes in a plan that was made without AWS: a text that is nothing but what another resource
 * will be called is a reference to it.
 *
 * @param address the resource that has them
 * @param shown the attributes
 */
record PlannedAttributes(String address, TerraformAttributes shown) implements TerraformAttributes {
  private static final Pattern REFERENCE = Pattern.compile(UnknownText.FORM);

  /** How a document begins of which nothing is known. */
  private static final String OPEN_DOCUMENT =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"\uE000";

  private static final Pattern NAME = Pattern.compile("text\\|(.+)\\.(?:name|id|arn)");

  @Override
  public TerraformValue text(String name) {
    return referring(shown.text(name));
  }

  @Override
  public List<TerraformValue> texts(String name) {
    return shown.texts(name).stream().map(this::referring).toList();
  }

  private TerraformValue referring(TerraformValue value) {
    if (!(value instanceof Known known)) {
      return value;
    }
    if (known.text().startsWith(OPEN_DOCUMENT)) {
      return new TerraformValue.Unknown("a document of the account");
    }
    Matcher whole = REFERENCE.matcher(known.text());
    if (!whole.matches()) {
      return value;
    }
    Matcher named = NAME.matcher(whole.group(1));
    return named.matches() && !named.group(1).equals(address)
        ? new TerraformValue.Reference(named.group(1))
        : new TerraformValue.Unknown("known after apply");
  }

  @Override
  public SeenValue<Tree> tree(String name) {
    return shown.tree(name);
  }

  @Override
  public List<TerraformAttributes> blocks(String name) {
    return shown.blocks(name);
  }

  @Override
  public boolean isSet(String name) {
    return shown.isSet(name);
  }
}
