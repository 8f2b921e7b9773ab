package io.trainingroles.input.terraform;

import io.trainingroles.finding.Location;
import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.input.planned.PlannedResource;
import io.trainingroles.input.terraform.TerraformValue.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The roles, users and groups of an input, which others of its resources give policies to. */
final class TerraformHolders {
  private final String source;
  private final Map<String, Entry> byAddress = new LinkedHashMap<>();
  private final Map<Name, List<Entry>> byName = new HashMap<>();

  /** Two resources may say the same of a user and a group. */
  private final Set<Membership> memberships = new HashSet<>();

  private record Membership(GatheredRole user, GatheredRole group) {}

  /** IAM tells names apart without regard to case. */
  private record Name(JudgedKind kind, String name) {
    static Name of(JudgedKind kind, String name) {
      return new Name(kind, name.toLowerCase(Locale.ROOT));
    }
  }

  private record Entry(GatheredRole holder, JudgedKind kind, String name, String provider) {}

  /** {@code source} is the name of the input. */
  TerraformHolders(String source) {
    this.source = source;
  }

  /** Adds what a resource makes. */
  void put(TerraformResource resource, JudgedKind kind, String name, GatheredRole holder) {
    put(resource.address(), new Entry(holder, kind, name, resource.provider()));
  }

  private void put(String address, Entry entry) {
    byAddress.put(address, entry);
    byName
        .computeIfAbsent(Name.of(entry.kind(), entry.name()), name -> new ArrayList<>())
        .add(entry);
  }

  /** What the resource of an address makes, which is in the input. */
  GatheredRole at(String address) {
    return Objects.requireNonNull(byAddress.get(address)).holder();
  }

  /** All roles. */
  List<GatheredRole> roles() {
    return byAddress.values().stream()
        .filter(entry -> entry.kind() == JudgedKind.ROLE)
        .map(Entry::holder)
        .toList();
  }

  /** All of them, as they are judged. */
  List<JudgedRole> judged() {
    return byAddress.entrySet().stream()
        .filter(
            each ->
                each.getValue().kind() == JudgedKind.ROLE || !each.getValue().holder().isEmpty())
        .map(each -> each.getValue().holder().judged(shownName(each.getKey(), each.getValue())))
        .toList();
  }

  /** Two accounts may each have a role of the same name. */
  private String shownName(String address, Entry entry) {
    return named(entry.kind(), entry.name()).size() == 1 ? entry.holder().name() : address;
  }

  private List<Entry> named(JudgedKind kind, String name) {
    return byName.getOrDefault(Name.of(kind, name), List.of());
  }

  /** The holders that a resource may be about. */
  record Target(List<GatheredRole> holders, boolean isCertain, String why) {}

  /** The one role of the input that a value of a resource names. */
  Optional<GatheredRole> role(TerraformResource resource, TerraformValue value) {
    List<Entry> found =
        value instanceof Known known
            ? named(JudgedKind.ROLE, known.text()).stream()
                .filter(entry -> entry.provider().equals(resource.provider()))
                .toList()
            : value instanceof TerraformValue.Reference reference
                ? Stream.ofNullable(byAddress.get(reference.address())).toList()
                : List.of();
    return found.size() == 1 && found.get(0).kind() == JudgedKind.ROLE
        ? Optional.of(found.get(0).holder())
        : Optional.empty();
  }

  /** Those that a value of a resource names; none where it is not known whom it names. */
  Target target(JudgedKind kind, TerraformResource resource, String path, TerraformValue value) {
    if (value instanceof Known known) {
      return named(kind, resource, path, known.text());
    }
    if (value instanceof TerraformValue.Reference reference) {
      Entry entry = byAddress.get(reference.address());
      if (entry != null && entry.kind() == kind) {
        return certain(entry);
      }
    }
    return new Target(
        List.of(),
        false,
        value instanceof TerraformValue.Unknown unknown ? unknown.why() : "not a " + kind.word());
  }

  private Target named(JudgedKind kind, TerraformResource resource, String path, String name) {
    List<Entry> all =
        named(kind, name).stream()
            .filter(
                entry -> !PlannedResource.areOfTwoAccounts(entry.provider(), resource.provider()))
            .toList();
    List<Entry> same =
        all.stream().filter(entry -> entry.provider().equals(resource.provider())).toList();
    if (all.isEmpty()) {
      return certain(foreign(kind, name, resource.provider()));
    } else if (same.size() == 1) {
      return certain(same.get(0));
    }
    return new Target(
        all.stream().map(Entry::holder).toList(),
        false,
        all.size() == 1
            ? path
                + ": the "
                + kind.word()
                + " of this name has another provider, which may be for another account"
            : path + ": several " + kind.plural() + " have this name");
  }

  /**
   * Gives users what their groups have, when these have all of it: <a
   * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user_group_membership">aws_iam_user_group_membership</a>
   * names one user and groups, <a
   * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_group_membership">aws_iam_group_membership</a>
   * one group and users.
   */
  void join(List<TerraformResource> resources) {
    for (TerraformResource resource : resources) {
      TerraformAttributes given = resource.attributes();
      if (resource.type().equals("aws_iam_user_group_membership")) {
        given.texts("groups").forEach(group -> join(resource, given.text("user"), group));
      } else if (resource.type().equals("aws_iam_group_membership")) {
        given.texts("users").forEach(user -> join(resource, user, given.text("group")));
      }
    }
  }

  private void join(TerraformResource resource, TerraformValue user, TerraformValue group) {
    boolean isOtherGroup = isElsewhere(JudgedKind.GROUP, group);
    if (isOtherGroup && isElsewhere(JudgedKind.USER, user)) {
      return;
    }
    Target groups =
        isOtherGroup
            ? new Target(List.of(), false, "the group is not in the input")
            : target(JudgedKind.GROUP, resource, resource.address(), group);
    Target users = target(JudgedKind.USER, resource, resource.address(), user);
    boolean mayBeAny = !users.isCertain() && users.holders().isEmpty();
    for (GatheredRole member : mayBeAny ? users() : users.holders()) {
      if (!users.isCertain() || !groups.isCertain()) {
        member.addUnknown(
            "the policies of a group (" + resource.address() + ")",
            users.isCertain() ? groups.why() : users.why(),
            UnseenEffect.GRANTS);
      } else if (memberships.add(new Membership(member, groups.holders().get(0)))) {
        GatheredRole joined = groups.holders().get(0);
        member.addGroup(joined.judged(joined.name()));
      }
    }
  }

  private boolean isElsewhere(JudgedKind kind, TerraformValue value) {
    return value instanceof Known known && named(kind, known.text()).isEmpty();
  }

  private List<GatheredRole> users() {
    return byAddress.values().stream()
        .filter(entry -> entry.kind() == JudgedKind.USER)
        .map(Entry::holder)
        .toList();
  }

  private static Target certain(Entry entry) {
    return new Target(List.of(entry.holder()), true, "");
  }

  /** A role, user or group that is not in the input, which only has some of its policies. */
  private Entry foreign(JudgedKind kind, String name, String provider) {
    String word = kind.word();
    var place = new Location.Element(new Location.Source(source), name, "");
    var holder = new GatheredRole(kind, shownName(kind, name), "/", SeenAttributes.none(place));
    holder.addNamed("the rest of the " + word, name, UnseenEffect.GRANTS);
    var entry = new Entry(holder, kind, name, provider);
    put(shownName(kind, name), entry);
    return entry;
  }

  /** The name of a role is its own; those of users and groups say what they are. */
  static String shownName(JudgedKind kind, String name) {
    return kind == JudgedKind.ROLE ? name : kind.word() + " " + name;
  }

  /** The types of resources that give one role, user or group its policies. */
  enum HolderResource {
    ROLE_POLICY("aws_iam_role_policy", JudgedKind.ROLE, "role", "policy"),
    USER_POLICY("aws_iam_user_policy", JudgedKind.USER, "user", "policy"),
    GROUP_POLICY("aws_iam_group_policy", JudgedKind.GROUP, "group", "policy"),
    ROLE_ATTACHMENT("aws_iam_role_policy_attachment", JudgedKind.ROLE, "role", "policy_arn"),
    USER_ATTACHMENT("aws_iam_user_policy_attachment", JudgedKind.USER, "user", "policy_arn"),
    GROUP_ATTACHMENT("aws_iam_group_policy_attachment", JudgedKind.GROUP, "group", "policy_arn"),
    ROLE_ATTACHMENTS(
        "aws_iam_role_policy_attachments_exclusive", JudgedKind.ROLE, "role_name", "policy_arns"),
    USER_ATTACHMENTS(
        "aws_iam_user_policy_attachments_exclusive", JudgedKind.USER, "user_name", "policy_arns"),
    GROUP_ATTACHMENTS(
        "aws_iam_group_policy_attachments_exclusive",
        JudgedKind.GROUP,
        "group_name",
        "policy_arns");

    private final String type;
    private final JudgedKind kind;
    private final String holder;
    private final String given;

    HolderResource(String type, JudgedKind kind, String holder, String given) {
      this.type = type;
      this.kind = kind;
      this.holder = holder;
      this.given = given;
    }

    /** The type of these resources. */
    String type() {
      return type;
    }

    JudgedKind kind() {
      return kind;
    }

    /** The attribute that names whom it gives something. */
    String holder() {
      return holder;
    }

    /** The attribute that has what it gives: a document, or ARNs of managed policies. */
    String given() {
      return given;
    }

    boolean isInline() {
      return given.equals("policy");
    }
  }
}
