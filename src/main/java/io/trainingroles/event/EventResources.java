package io.trainingroles.event;

import io.trainingroles.event.RecordedResource.Certainty;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Partition;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionResource;
import io.trainingroles.reference.ArnFormat;
import io.trainingroles.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resources of a call: the ARNs in its record that are of a type of the action, or else ARNs
 * that are made of the parameters which have the names of their parts.
 */
final class EventResources {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
  private static final String WITH_PATH = "WithPath";
  private static final Set<String> PLACES = Set.of("Partition", "Region", "Account");
  private static final int DEPTH = 4;
  private static final int MAXIMUM = 100;

  private EventResources() {}

  static List<RecordedResource> of(RecordedEvent event, Action action) {
    if (action.resources().isEmpty()) {
      return List.of(RecordedResource.exact("*"));
    }
    Set<String> arns = arns(event);
    Set<RecordedResource> resources = new LinkedHashSet<>();
    var open = new ArrayList<ActionResource>();
    for (ActionResource on : action.resources()) {
      List<String> named = arns.stream().filter(arn -> isOf(on, arn)).toList();
      named.forEach(arn -> resources.add(RecordedResource.exact(arn)));
      if (named.isEmpty() && on.isRequired()) {
        open.add(on);
      }
    }
    if (resources.isEmpty() && open.stream().noneMatch(on -> isNamed(on, event))) {
      // Which of the types it is about, the record does not say.
      open.clear();
      open.addAll(action.resources());
    }
    for (ActionResource on : open) {
      for (ArnFormat format : formats(on, event)) {
        addFilled(resources, format, event, open.size() > 1);
      }
    }
    return List.copyOf(resources);
  }

  /** Where the record says all names of some formats, without those that have further ones. */
  private static List<ArnFormat> formats(ActionResource on, RecordedEvent event) {
    List<ArnFormat> all = on.type().formats();
    List<ArnFormat> named = all.stream().filter(format -> saysAllNames(format, event)).toList();
    return named.isEmpty() ? all : named;
  }

  private static boolean saysAllNames(ArnFormat format, RecordedEvent event) {
    return VARIABLE
        .matcher(format.value())
        .results()
        .map(variable -> variable.group(1))
        .filter(name -> !PLACES.contains(name) && !name.equals("*"))
        .noneMatch(name -> filled("${" + name + "}", event, /* path= */ "").equals("*"));
  }

  private static boolean isOf(ActionResource on, String arn) {
    return on.type().formats().stream().anyMatch(format -> format.example(arn).isPresent());
  }

  /** The ARNs that a record has anywhere, those of its resources first. */
  private static Set<String> arns(RecordedEvent event) {
    Set<String> arns = new LinkedHashSet<>();
    event.resources().forEach(text -> add(arns, text));
    collect(event.parameters(), DEPTH, arns);
    collect(event.response(), DEPTH, arns);
    return arns;
  }

  private static void collect(Tree value, int depth, Set<String> arns) {
    if (value instanceof Tree.Scalar) {
      value.asText().ifPresent(text -> add(arns, text));
    } else if (depth > 0 && value instanceof Tree.Mapping mapping) {
      mapping.entries().forEach(entry -> collect(entry.value(), depth - 1, arns));
    } else if (depth > 0 && value instanceof Tree.Listing listing) {
      listing.items().forEach(item -> collect(item, depth - 1, arns));
    }
  }

  private static void add(Set<String> arns, String text) {
    boolean isPlain = text.indexOf('*') < 0 && text.indexOf('?') < 0 && text.indexOf('$') < 0;
    if (text.startsWith("arn:") && isPlain && arns.size() < MAXIMUM && Arn.of(text).isPresent()) {
      arns.add(text);
    }
  }

  /**
   * Adds the ARN of a format, as far as the record says its parts.
   *
   * @param isOneOfSeveral whether the call may have been about a resource of another type
   */
  private static void addFilled(
      Set<RecordedResource> resources,
      ArnFormat format,
      RecordedEvent event,
      boolean isOneOfSeveral) {
    String text = filled(format.value(), event, /* path= */ "");
    boolean isNamed = hasName(format) && text.indexOf('*') < 0;
    Certainty certainty = isOneOfSeveral && !isNamed ? Certainty.POSSIBLE : Certainty.INFERRED;
    resources.add(new RecordedResource(text, certainty));
    // The names of roles and users are recorded without their paths.
    resources.add(new RecordedResource(filled(format.value(), event, /* path= */ "*/"), certainty));
    // The ARNs of Amazon SageMaker AI have the names in lower case.
    if (event.source().startsWith("sagemaker.")) {
      resources.add(new RecordedResource(text.toLowerCase(Locale.ROOT), certainty));
    }
  }

  private static boolean isNamed(ActionResource on, RecordedEvent event) {
    return on.type().formats().stream().anyMatch(format -> isNamed(format, event));
  }

  /** Whether the record says all of an ARN of a format. */
  private static boolean isNamed(ArnFormat format, RecordedEvent event) {
    return hasName(format) && filled(format.value(), event, /* path= */ "").indexOf('*') < 0;
  }

  /** Whether something of the resource itself is in its ARN, and not only where it is. */
  private static boolean hasName(ArnFormat format) {
    return VARIABLE
        .matcher(format.value())
        .results()
        .anyMatch(variable -> !PLACES.contains(variable.group(1)));
  }

  private static String filled(String format, RecordedEvent event, String path) {
    var text = new StringBuilder();
    Matcher variable = VARIABLE.matcher(format);
    while (variable.find()) {
      String name = variable.group(1);
      boolean hasPath = name.endsWith(WITH_PATH);
      String value =
          value(hasPath ? name.substring(0, name.length() - WITH_PATH.length()) : name, event);
      String all = hasPath && !value.equals("*") ? path + value : value;
      variable.appendReplacement(text, Matcher.quoteReplacement(all));
    }
    return variable.appendTail(text).toString();
  }

  private static String value(String variable, RecordedEvent event) {
    return switch (variable) {
      case "Partition" -> event.region().isEmpty() ? "*" : Partition.ofRegion(event.region()).id();
      case "Region" -> event.region().isEmpty() ? "*" : event.region();
      case "Account" ->
          event.parameter("registryId").orElse(event.account().isEmpty() ? "*" : event.account());
      // What is given may be an alias, or lack what AWS adds to it.
      case "KeyId" ->
          event
              .parameter(variable)
              .filter(id -> !id.contains("alias/"))
              .map(EventResources::plain)
              .orElse("*");
      case "SecretId" -> event.parameter(variable).map(id -> plain(id) + "*").orElse("*");
      default -> event.parameter(variable).map(EventResources::plain).orElse("*");
    };
  }

  private static String plain(String value) {
    return value.startsWith("arn:") ? "*" : value.replace('?', '*').replace('$', '*');
  }
}
