package io.trainingroles.event;

import io.trainingroles.event.RecordedEvent.Category;
import io.trainingroles.event.RecordedEvent.Details;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record of AWS CloudTrail: as a log file has it, or as a row of a query, whose columns
 * are in lower case and whose structures may be texts.
 */
final class EventRecordReader {
  /** How Amazon Athena and CloudTrail Lake print a structure: {@code {type=Role, arn=…}}. */
  private static final Pattern ISSUER =
      Pattern.compile("sessionissuer=\\{([^}]*)}", Pattern.CASE_INSENSITIVE);

  private static final Pattern ARN = Pattern.compile("(?:^|[{, ])arn=([^,}\\s]+)");

  private static final Pattern INVOKED_BY =
      Pattern.compile("(?:^|[{, ])invokedby=([^,}]+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern ACCOUNT =
      Pattern.compile("(?:^|[{, ])accountid=([0-9]{12})", Pattern.CASE_INSENSITIVE);

  /** Who called. */
  private record Identity(
      Optional<RecordedRole> role, String account, String invokedBy, String principalId) {}

  /** Reads a record; nothing where it does not say what was called. */
  Optional<RecordedEvent> read(Mapping event) {
    Optional<String> source = text(event, "eventSource");
    Optional<String> name = text(event, "eventName");
    if (source.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    Identity identity = identity(event);
    return Optional.of(
        new RecordedEvent(
            event.location(),
            source.get(),
            name.get(),
            text(event, "eventTime").map(EventRecordReader::time).orElse(null),
            text(event, "awsRegion").orElse(""),
            text(event, "recipientAccountId").orElse(identity.account()),
            identity.role(),
            category(event),
            bool(event, "readOnly"),
            text(event, "errorCode").orElse(""),
            text(event, "errorMessage").orElse(""),
            identity.invokedBy(),
            resources(event),
            object(event, "requestParameters"),
            object(event, "responseElements"),
            new Details(
                text(event, "sourceIPAddress").orElse(""),
                text(event, "userAgent").orElse(""),
                identity.principalId(),
                text(event, "vpcEndpointId").orElse(""),
                text(object(event, "tlsDetails"), "tlsVersion").orElse(""))));
  }

  private static Identity identity(Mapping event) {
    Mapping identity = object(event, "userIdentity");
    if (identity.entries().isEmpty()) {
      return identity(text(event, "userIdentity").orElse(""));
    }
    String session = text(identity, "arn").orElse("");
    Mapping issuer = object(object(identity, "sessionContext"), "sessionIssuer");
    boolean isRole = text(identity, "type").orElse("AssumedRole").contains("Role");
    return new Identity(
        isRole ? RecordedRole.of(text(issuer, "arn").orElse(""), session) : Optional.empty(),
        text(identity, "accountId").orElse(""),
        text(identity, "invokedBy").orElse(""),
        text(identity, "principalId").orElse(""));
  }

  private static Identity identity(String structure) {
    Matcher issuer = ISSUER.matcher(structure);
    boolean isIssued = issuer.find();
    String role = isIssued ? first(ARN, issuer.group(1)) : "";
    String session = first(ARN, isIssued ? structure.substring(0, issuer.start()) : structure);
    return new Identity(
        RecordedRole.of(role, session),
        first(ACCOUNT, structure),
        first(INVOKED_BY, structure).replace("null", ""),
        "");
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1).strip() : "";
  }

  private static Category category(Mapping event) {
    String type = text(event, "eventType").orElse("AwsApiCall");
    String category = text(event, "eventCategory").orElse("").toLowerCase(Locale.ROOT);
    if (!type.equals("AwsApiCall") && !type.equals("AwsVpceEvent")) {
      return Category.OTHER;
    }
    return switch (category) {
      case "management" -> Category.MANAGEMENT;
      case "data" -> Category.DATA;
      case "networkactivity" -> Category.NETWORK_ACTIVITY;
      case "" -> {
        Boolean isManagement = bool(event, "managementEvent");
        if (isManagement == null) {
          yield Category.NOT_SAID;
        }
        yield isManagement ? Category.MANAGEMENT : Category.DATA;
      }
      default -> Category.OTHER;
    };
  }

  private static List<String> resources(Mapping event) {
    var arns = new ArrayList<String>();
    Tree resources = value(event, "resources").map(EventRecordReader::structured).orElse(null);
    if (resources instanceof Tree.Listing listing) {
      for (Tree resource : listing.items()) {
        if (structured(resource) instanceof Mapping mapping) {
          text(mapping, "ARN").ifPresent(arns::add);
        }
      }
    } else if (resources != null) {
      Matcher matcher = ARN.matcher(resources.asText().orElse(""));
      while (matcher.find()) {
        arns.add(matcher.group(1));
      }
    }
    return arns;
  }

  /** The moment; null where the text is none. A row of a query has it without its zone, in UTC. */
  static @Nullable Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException other) {
      try {
        return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException none) {
        return null;
      }
    }
  }

  private static @Nullable Boolean bool(Mapping event, String key) {
    Tree value = value(event, key).orElse(null);
    if (value instanceof Tree.Scalar scalar) {
      String text = scalar.text().toLowerCase(Locale.ROOT);
      if (text.equals("true") || text.equals("false")) {
        return text.equals("true");
      }
    }
    return null;
  }

  private static Mapping object(Mapping event, String key) {
    return value(event, key).map(EventRecordReader::structured).orElse(null)
            instanceof Mapping mapping
        ? mapping
        : new Mapping(event.location(), List.of());
  }

  /** The value that a text in JSON is; else the value as it is. */
  private static Tree structured(Tree value) {
    String text = value.asText().orElse("").strip();
    if (text.startsWith("{") || text.startsWith("[")) {
      try {
        return new JsonReader("").read(text);
      } catch (NotJsonException another) {
        return value;
      }
    }
    return value;
  }

  /** A text that says something. */
  static Optional<String> text(Mapping mapping, String key) {
    return value(mapping, key)
        .filter(value -> value instanceof Tree.Scalar && !value.isNull())
        .map(value -> ((Tree.Scalar) value).text())
        .filter(text -> !text.isEmpty());
  }

  private static Optional<Tree> value(Mapping mapping, String key) {
    for (Tree.Entry entry : mapping.entries()) {
      if (entry.key().equalsIgnoreCase(key)) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }
}
