package io.trainingroles.input.terraform;

import io.trainingroles.input.SeenValue;
import io.trainingroles.terraform.Template;
import io.trainingroles.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Attributes in a Terraform configuration in its <a
 * href="https://developer.hashicorp.com/terraform/language/syntax/json">JSON form</a>, in which
 * each text is a template. No template is evaluated, but for a reference to a policy document.
 */
record FileAttributes(Tree.Mapping body, Set<String> addresses, FileDocuments documents)
    implements TerraformAttributes {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{(aws_iam_(?:role|policy|user|group)\\.[A-Za-z0-9_-]+)\\.(?:name|arn|id)}");
  private static final Pattern TEMPLATE = Pattern.compile("(?<![$%])[$%]\\{[^}]*}?");

  @Override
  public TerraformValue text(String name) {
    return body.value(name).map(this::value).orElseGet(TerraformValue.Absent::new);
  }

  @Override
  public List<TerraformValue> texts(String name) {
    Tree tree = body.value(name).orElse(null);
    if (tree instanceof Tree.Listing list) {
      return list.items().stream().map(this::value).toList();
    }
    return tree == null || tree.isNull() ? List.of() : List.of(value(tree));
  }

  @Override
  public SeenValue<Tree> tree(String name) {
    SeenValue<Tree> present = SeenTrees.present(body.value(name));
    return present
        .known()
        .<SeenValue<Tree>>map(
            tree ->
                firstTemplate(tree)
                    .<SeenValue<Tree>>map(found -> new SeenValue.Unknown<>("which has " + found))
                    .orElseGet(() -> new SeenValue.Known<>(literal(tree))))
        .orElse(present);
  }

  /** The first template of a text in the value, which only Terraform can evaluate. */
  private static Optional<String> firstTemplate(Tree tree) {
    if (tree instanceof Tree.Mapping mapping) {
      return mapping.entries().stream()
          .flatMap(entry -> firstTemplate(entry.value()).stream())
          .findFirst();
    } else if (tree instanceof Tree.Listing list) {
      return list.items().stream().flatMap(item -> firstTemplate(item).stream()).findFirst();
    }
    return tree.asText()
        .filter(text -> Template.text(text).isEmpty())
        .map(FileAttributes::template);
  }

  /** The value with the texts that its templates are, none of which has to be evaluated. */
  private static Tree literal(Tree tree) {
    if (tree instanceof Tree.Mapping mapping) {
      return new Tree.Mapping(
          mapping.location(),
          mapping.entries().stream()
              .map(each -> new Tree.Entry(each.key(), each.location(), literal(each.value())))
              .toList());
    } else if (tree instanceof Tree.Listing list) {
      return new Tree.Listing(
          list.location(), list.items().stream().map(FileAttributes::literal).toList());
    }
    return tree instanceof Tree.Scalar scalar && tree.asText().isPresent()
        ? new Tree.Scalar(
            scalar.location(), scalar.kind(), Template.text(scalar.text()).orElseThrow())
        : tree;
  }

  @Override
  public List<String> names() {
    return body.entries().stream().map(Tree.Entry::key).distinct().toList();
  }

  @Override
  public List<TerraformAttributes> blocks(String name) {
    if (body.value("dynamic").isPresent()) {
      return List.of(new UnknownBlock("in a dynamic block"));
    }
    return body.values(name).stream().flatMap(this::blocks).toList();
  }

  private Stream<TerraformAttributes> blocks(Tree tree) {
    if (tree instanceof Tree.Listing list) {
      return list.items().stream().flatMap(this::blocks);
    } else if (tree instanceof Tree.Mapping block) {
      return Stream.of(new FileAttributes(block, addresses, documents));
    }
    return tree.isNull()
        ? Stream.empty()
        : Stream.of(new UnknownBlock("which is " + tree.described()));
  }

  @Override
  public boolean isSet(String name) {
    return true;
  }

  private TerraformValue value(Tree tree) {
    if (tree.isNull()) {
      return new TerraformValue.Absent();
    }
    if (tree.asText().isEmpty()) {
      return new TerraformValue.Unknown("which is " + tree.described());
    }
    String text = tree.asText().get();
    Matcher reference = REFERENCE.matcher(text);
    if (reference.matches() && addresses.contains(reference.group(1))) {
      return new TerraformValue.Reference(reference.group(1));
    }
    return Template.text(text)
        .or(() -> documents.referredBy(text))
        .<TerraformValue>map(known -> new TerraformValue.Known(known, tree.location()))
        .orElseGet(() -> new TerraformValue.Unknown("which has " + template(text)));
  }

  private static String template(String text) {
    Matcher template = TEMPLATE.matcher(text);
    return template.find() ? template.group() : "a template";
  }
}
