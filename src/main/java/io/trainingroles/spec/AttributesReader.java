package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.role.MaximumSession;
import io.trainingroles.role.RoleAttributes;
import io.trainingroles.role.RoleDescription;
import io.trainingroles.role.RolePath;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ManagedPolicyArn;
import io.trainingroles.role.value.Tag;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the attributes of a role, or the defaults for those of all roles. */
final class AttributesReader {
  /** The keys of attributes, in a role and in the defaults. */
  static final List<String> KEYS =
      List.of("description", "path", "max_session", "permissions_boundary", "tags", "exclusive");

  private static final IssueCode SAME_TAG = new IssueCode("SAME_TAG_KEY");
  private static final IssueCode TOO_MANY_TAGS = new IssueCode("TOO_MANY_TAGS");

  private final Problems problems;
  private final Deployment deployment;

  AttributesReader(Problems problems, Deployment deployment) {
    this.deployment = deployment;
    this.problems = problems;
  }

  RoleAttributes defaults(Tree node) {
    return problems
        .mapping(node, "'defaults'", "{path: /training/}")
        .map(mapping -> read(new KeyReader(mapping, "'defaults'", KEYS, problems)))
        .orElse(RoleAttributes.NONE);
  }

  RoleAttributes read(KeyReader keys) {
    return new RoleAttributes(
        keys.optional("description")
            .flatMap(
                node ->
                    problems.value(
                        node, "'description'", "\"Trains the models\"", RoleDescription::new))
            .orElse(null),
        keys.optional("path")
            .flatMap(node -> problems.value(node, "'path'", "/training/", RolePath::new))
            .orElse(null),
        keys.optional("max_session")
            .flatMap(node -> problems.value(node, "'max_session'", "4h", MaximumSession::of))
            .orElse(null),
        keys.optional("permissions_boundary")
            .flatMap(
                node ->
                    problems.value(
                        node,
                        "'permissions_boundary'",
                        "arn:aws:iam::123456789012:policy/Boundary",
                        text -> ManagedPolicyArn.of(text).attachableIn(deployment)))
            .orElse(null),
        keys.optional("tags").map(node -> tags(node, "the role")).orElse(List.of()),
        keys.optional("exclusive").map(node -> problems.flag(node, "'exclusive'")).orElse(null));
  }

  /** The tags of a role or a policy; {@code what} names it. */
  List<Tag> tags(Tree node, String what) {
    Optional<Mapping> mapping = problems.mapping(node, "'tags'", "{owner: ml-platform}");
    if (mapping.isEmpty()) {
      return List.of();
    }
    KeyReader.refuseDuplicates(mapping.get(), problems);
    Map<String, String> keys = new HashMap<>();
    var tags = new ArrayList<Tag>();
    for (Entry entry : mapping.get().entries()) {
      String other = keys.putIfAbsent(entry.key().toLowerCase(Locale.ROOT), entry.key());
      if (other != null && !other.equals(entry.key())) {
        problems.add(
            SAME_TAG,
            entry.location(),
            quoted(entry.key())
                + " and "
                + quoted(other)
                + " are the same tag key, as IAM ignores case",
            "rename one of them, or remove it");
      }
      Optional<Tag> tag =
          problems
              .optionalText(entry.value(), "the tag " + quoted(entry.key()), "ml-platform")
              .flatMap(
                  text ->
                      problems.value(entry.location(), text, value -> new Tag(entry.key(), value)));
      if (other == null) {
        tag.ifPresent(tags::add);
      }
    }
    if (tags.size() > Tag.MOST) {
      problems.add(
          TOO_MANY_TAGS,
          node.location(),
          what + " has " + tags.size() + " tags",
          "the limit is " + Tag.MOST);
    }
    return tags;
  }
}
