package io.trainingroles.job.reader;

import io.trainingroles.job.JobValue;
import io.trainingroles.job.field.OperatorFields;
import io.trainingroles.role.value.Region;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * The manifests of what makes jobs of SageMaker from Kubernetes: the <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/kubernetes-sagemaker-operators-ack.html">ACK
 * controller</a>, whose {@code spec} is the request, and the <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/kubernetes-sagemaker-operators-end-of-support.html">older
 * operators</a>, which write what is a map in the request as a list of names with their values.
 */
final class KubernetesManifest {
  private static final String CONTROLLER = "sagemaker.services.k8s.aws/";
  private static final String OPERATOR = "sagemaker.aws.amazon.com/";

  private KubernetesManifest() {}

  /** Whether a document makes something in SageMaker. */
  static boolean isOfSageMaker(JobValue document) {
    return version(document).filter(version -> version.startsWith(CONTROLLER)).isPresent()
        || isOfOperator(document);
  }

  /** The request that a manifest makes, with the fields of the API; nothing in other documents. */
  static Optional<Tree> request(JobValue document) {
    return isOfOperator(document)
        ? document.child("spec").map(spec -> withOwnFields(withMaps(spec.node())))
        : Optional.empty();
  }

  private static boolean isOfOperator(JobValue document) {
    return version(document).filter(version -> version.startsWith(OPERATOR)).isPresent();
  }

  private static Optional<String> version(JobValue document) {
    return document.child("apiVersion").map(JobValue::scalar);
  }

  /** What the operators add to the request, under names that no request has. */
  private static Tree withOwnFields(Tree request) {
    return request instanceof Mapping mapping
        ? new Mapping(
            mapping.location(),
            mapping.entries().stream()
                .map(entry -> new Entry(ownName(entry), entry.location(), entry.value()))
                .toList())
        : request;
  }

  private static String ownName(Entry entry) {
    boolean isRegion =
        entry.key().equals("region") && entry.value().asText().flatMap(Region::find).isPresent();
    return isRegion || entry.key().equals("sageMakerEndpoint")
        ? OperatorFields.of(entry.key())
        : entry.key();
  }

  private static Tree withMaps(Tree node) {
    if (node instanceof Mapping mapping) {
      return mapping.withValues(entry -> withMaps(entry.value()));
    }
    if (!(node instanceof Listing list)) {
      return node;
    }
    List<Entry> pairs = list.items().stream().flatMap(item -> pair(item).stream()).toList();
    return !pairs.isEmpty() && pairs.size() == list.items().size()
        ? new Mapping(list.location(), pairs)
        : new Listing(
            list.location(), list.items().stream().map(KubernetesManifest::withMaps).toList());
  }

  private static Optional<Entry> pair(Tree item) {
    var pair = new JobValue(item, "");
    Optional<JobValue> name = pair.child("name");
    Optional<JobValue> value = pair.child("value");
    return item instanceof Mapping mapping
            && name.isPresent()
            && mapping.entries().stream()
                .allMatch(
                    entry ->
                        entry.key().equalsIgnoreCase("name")
                            || entry.key().equalsIgnoreCase("value"))
        ? value.map(known -> new Entry(name.get().scalar(), name.get().location(), known.node()))
        : Optional.empty();
  }
}
