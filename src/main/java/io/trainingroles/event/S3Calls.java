package io.trainingroles.event;

import io.trainingroles.access.ContextValue;
import io.trainingroles.event.RecordedCall.Origin;
import io.trainingroles.event.RecordedResource.Certainty;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Partition;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionLookup;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requests of calls of Amazon S3, whose parameters decide which actions are needed. See <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">Required
 * permissions for Amazon S3 API operations</a>.
 */
final class S3Calls {
  private static final String COPY_SOURCE = "x-amz-copy-source";
  private static final String VERSION = "versionId";

  private final RecordedEvent event;
  private final Map<String, ContextValue> context;
  private final List<RecordedCall> calls = new ArrayList<>();

  private S3Calls(RecordedEvent event, Map<String, ContextValue> context) {
    this.event = event;
    this.context = context;
  }

  static List<RecordedCall> of(
      RecordedEvent event, Action action, Map<String, ContextValue> context) {
    var calls = new S3Calls(event, context);
    calls.add(action);
    return calls.calls;
  }

  private void add(Action action) {
    Optional<String> copied = event.parameter(COPY_SOURCE);
    boolean isCopy = event.name().equals("CopyObject") || event.name().equals("UploadPartCopy");
    if (isCopy && action.name().equals("GetObject")) {
      addSource(copied.orElse(""));
      return;
    }
    boolean isOnObject =
        action.resources().stream().anyMatch(on -> on.type().name().equals("object"));
    add(isOnObject ? ofVersion(action.name()) : action.name(), resources(action, isOnObject));
    if (action.name().equals("PutObject")) {
      addIf("x-amz-acl", "PutObjectAcl", resources(action, isOnObject));
      addIf("x-amz-tagging", "PutObjectTagging", resources(action, isOnObject));
    }
    if (event.name().equals("DeleteObjects")) {
      // The names of the objects are not recorded, nor whether these are versions.
      calls.add(
          new RecordedCall(
              "s3:DeleteObjectVersion", resources(action, isOnObject), context, Origin.POSSIBLE));
    }
  }

  private void addIf(String parameter, String action, List<RecordedResource> resources) {
    if (event.parameter(parameter).isPresent()) {
      add(action, resources);
    }
  }

  private void add(String name, List<RecordedResource> resources) {
    calls.add(new RecordedCall("s3:" + name, resources, context, Origin.CALL));
  }

  /** What a copy is made of, such as {@code /bucket/key?versionId=1}. */
  private void addSource(String source) {
    int query = source.indexOf('?');
    String path = query < 0 ? source : source.substring(0, query);
    String place = path.startsWith("/") ? path.substring(1) : path;
    String name = query < 0 ? "GetObject" : "GetObjectVersion";
    int slash = place.indexOf('/');
    add(
        name,
        List.of(
            place.startsWith("arn:") || slash <= 0
                ? RecordedResource.some("arn:*:s3:::*/*")
                : RecordedResource.exact(
                    bucket(place.substring(0, slash))
                        + "/"
                        + decoded(place.substring(slash + 1)))));
  }

  private static String decoded(String key) {
    try {
      return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return key;
    }
  }

  /** The action for a version, where the call names one. */
  private String ofVersion(String action) {
    Optional<String> version = event.parameter(VERSION).filter(id -> !id.equals("null"));
    String ofVersion = action.replaceFirst("Object", "ObjectVersion");
    return version.isPresent()
            && ServiceAuthorizationReference.ofAws().action("s3:" + ofVersion)
                instanceof ActionLookup.Known
        ? ofVersion
        : action;
  }

  private List<RecordedResource> resources(Action action, boolean isOnObject) {
    if (action.name().equals("ListAllMyBuckets")) {
      return List.of(RecordedResource.exact("*"), RecordedResource.exact("arn:aws:s3:::*"));
    }
    Optional<String> bucket = event.parameter("bucketName").filter(S3Calls::isName);
    if (isOnObject) {
      Optional<String> key = event.parameter("key").filter(S3Calls::isPlain);
      if (bucket.isPresent() && key.isPresent()) {
        return List.of(RecordedResource.exact(bucket(bucket.get()) + "/" + key.get()));
      }
      Optional<String> accessPoint =
          event.parameter("bucketName").filter(name -> name.contains(":accesspoint/"));
      if (accessPoint.isPresent()) {
        return List.of(
            new RecordedResource(
                accessPoint.get() + "/object/" + key.orElse("*"), Certainty.POSSIBLE),
            new RecordedResource("arn:*:s3:::*/*", Certainty.POSSIBLE));
      }
      Optional<String> named =
          event.resources().stream().filter(arn -> isObject(arn) && isPlain(arn)).findFirst();
      if (named.isPresent()) {
        return List.of(RecordedResource.exact(named.get()));
      }
      return List.of(RecordedResource.some(bucket.map(this::bucket).orElse("arn:*:s3:::*") + "/*"));
    }
    boolean isOnBucket =
        action.resources().stream().anyMatch(on -> on.type().name().equals("bucket"));
    return isOnBucket && bucket.isPresent()
        ? List.of(RecordedResource.exact(bucket(bucket.get())))
        : EventResources.of(event, action);
  }

  private static boolean isObject(String text) {
    return Arn.of(text)
        .filter(arn -> arn.service().equals("s3") && arn.resource().indexOf('/') > 0)
        .isPresent();
  }

  /** Not the ARN of an access point, which stands in the same place. */
  private static boolean isName(String bucket) {
    return bucket.indexOf(':') < 0 && bucket.indexOf('/') < 0 && isPlain(bucket);
  }

  private static boolean isPlain(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  private String bucket(String name) {
    String partition = event.region().isEmpty() ? "aws" : Partition.ofRegion(event.region()).id();
    return "arn:" + partition + ":s3:::" + name;
  }
}
