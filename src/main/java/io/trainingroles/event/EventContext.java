package io.trainingroles.event;

import io.trainingroles.access.ContextValue;
import io.trainingroles.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The condition keys whose values a record shows. What is not here may still have been in the
 * request. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
 * global condition context keys</a>.
 */
final class EventContext {
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:]*:[0-9a-fA-F:.]+");

  private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+\\.amazonaws\\.com");
  private static final String ENCRYPTION_CONTEXT = "encryptionContext";

  /** The parameters of Amazon S3 that are condition keys, in the words of its API. */
  private static final List<String> S3_PARAMETERS =
      List.of("prefix", "delimiter", "max-keys", "versionId");

  private EventContext() {}

  static Map<String, ContextValue> of(RecordedEvent event) {
    var keys = new LinkedHashMap<String, ContextValue>();
    put(keys, "aws:RequestedRegion", event.region());
    put(keys, "aws:UserAgent", event.details().userAgent());
    put(keys, "aws:userid", event.details().principalId());
    put(keys, "aws:SourceVpce", event.details().endpoint());
    if (ADDRESS.matcher(event.details().sourceIp()).matches()) {
      put(keys, "aws:SourceIp", event.details().sourceIp());
    }
    if (!event.details().tlsVersion().isEmpty()) {
      put(keys, "aws:SecureTransport", "true");
    }
    if (event.time() != null) {
      put(keys, "aws:CurrentTime", event.time().toString());
      put(keys, "aws:EpochTime", Long.toString(event.time().getEpochSecond()));
    }
    event.role().ifPresent(role -> putRole(keys, role));
    putService(keys, event);
    if (event.source().startsWith("s3.")) {
      putS3(keys, event);
    } else if (event.source().startsWith("kms.")) {
      putKms(keys, event);
    }
    return keys;
  }

  private static void putRole(Map<String, ContextValue> keys, RecordedRole role) {
    put(keys, "aws:PrincipalArn", role.arn());
    put(keys, "aws:PrincipalAccount", role.account());
    put(keys, "aws:PrincipalType", "AssumedRole");
  }

  /** A call that a service makes for the role; what AWS does internally says no more. */
  private static void putService(Map<String, ContextValue> keys, RecordedEvent event) {
    String service = event.invokedBy();
    if (!SERVICE.matcher(service).matches()) {
      return;
    }
    put(keys, "aws:ViaAWSService", "true");
    keys.put("aws:CalledVia", ContextValue.of(List.of(service)));
    if (event.source().startsWith("kms.") && !event.region().isEmpty()) {
      String name = service.substring(0, service.indexOf('.'));
      put(keys, "kms:ViaService", name + "." + event.region() + ".amazonaws.com");
    }
  }

  private static void putS3(Map<String, ContextValue> keys, RecordedEvent event) {
    for (Tree.Entry entry : event.parameters().entries()) {
      String key = entry.key().toLowerCase(Locale.ROOT);
      String word =
          S3_PARAMETERS.stream().filter(each -> each.equalsIgnoreCase(key)).findFirst().orElse("");
      String name = word.isEmpty() && key.startsWith("x-amz-") ? key : word;
      if (!name.isEmpty() && entry.value() instanceof Tree.Scalar value && !value.isNull()) {
        // An empty prefix is a value of its own.
        keys.put("s3:" + name, ContextValue.of(value.text()));
      }
    }
  }

  private static void putKms(Map<String, ContextValue> keys, RecordedEvent event) {
    for (Tree.Entry entry : event.parameters().entries()) {
      if (entry.key().equalsIgnoreCase(ENCRYPTION_CONTEXT)
          && entry.value() instanceof Tree.Mapping context) {
        for (Tree.Entry pair : context.entries()) {
          pair.value()
              .asText()
              .ifPresent(value -> put(keys, "kms:EncryptionContext:" + pair.key(), value));
        }
      }
    }
  }

  private static void put(Map<String, ContextValue> keys, String key, String value) {
    if (RecordedEvent.isShown(value)
        && keys.keySet().stream().noneMatch(known -> known.equalsIgnoreCase(key))) {
      keys.put(key, ContextValue.of(value));
    }
  }
}
