package io.trainingroles.input.terraform;

import io.trainingroles.iam.JsonTree;
import io.trainingroles.input.SeenValue;
import io.trainingroles.terraform.Template;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Attributes in a configuration of Terraform in its <a
 * href="https://developer.hashicorp.com/terraform/language/syntax/json">JSON form</a>, in which
 * each text is a template. No template is evaluated.
 */
record FileAttributes(JsonTree.Mapping body, Set<String> addresses) implements TerraformAttributes {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(aws_iam_(?:role|policy)\\.[A-Za-z0-9_-]+)\\.(?:name|arn|id)}");
  private static final Pattern TEMPLATE = Pattern.compile("(?<![$%])[$%]\\{[^}]*}?");

  @Override
  public TerraformValue text(String name) {
    return body.value(name).map(this::value).orElseGet(TerraformValue.Absent::new);
  }

  @Override
  public List<TerraformValue> texts(String name) {
    JsonTree tree = body.value(name).orElse(null);
    if (tree instanceof JsonTree.Listing list) {
      return list.items().stream().map(this::value).toList();
    }
    return tree == null || tree instanceof JsonTree.Null ? List.of() : List.of(value(tree));
  }

  @Override
  public SeenValue<JsonTree> tree(String name) {
    SeenValue<JsonTree> present = SeenTrees.present(body.value(name));
    return present.known().isPresent()
            && present.known().get() instanceof JsonTree.Text text
            && Template.text(text.value()).isEmpty()
        ? new SeenValue.Unknown<>("which has " + template(text.value()))
        : present;
  }

  @Override
  public List<TerraformAttributes> blocks(String name) {
    if (body.value("dynamic").isPresent()) {
      return List.of(new UnknownBlock("in a dynamic block"));
    }
    return body.values(name).stream().flatMap(this::blocks).toList();
  }

  private Stream<TerraformAttributes> blocks(JsonTree tree) {
    if (tree instanceof JsonTree.Listing list) {
      return list.items().stream().flatMap(this::blocks);
    } else if (tree instanceof JsonTree.Mapping block) {
      return Stream.of(new FileAttributes(block, addresses));
    }
    return tree instanceof JsonTree.Null
        ? Stream.empty()
        : Stream.of(new UnknownBlock("which is " + tree.kind()));
  }

  @Override
  public boolean isSet(String name) {
    return true;
  }

  private TerraformValue value(JsonTree tree) {
    if (tree instanceof JsonTree.Null) {
      return new TerraformValue.Absent();
    }
    if (!(tree instanceof JsonTree.Text text)) {
      return new TerraformValue.Unknown("which is " + tree.kind());
    }
    Matcher reference = REFERENCE.matcher(text.value());
    if (reference.matches() && addresses.contains(reference.group(1))) {
      return new TerraformValue.Reference(reference.group(1));
    }
    return Template.text(text.value())
        .<TerraformValue>map(known -> new TerraformValue.Known(known, text.place()))
        .orElseGet(() -> new TerraformValue.Unknown("which has " + template(text.value())));
  }

  private static String template(String text) {
    Matcher template = TEMPLATE.matcher(text);
    return template.find() ? template.group() : "a template";
  }
}
