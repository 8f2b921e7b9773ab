package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.KeyArn;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A job uses a KMS key: for data only through Amazon S3, and for volumes with a grant that
 * SageMaker passes on. See <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html">How to use SageMaker
 * AI execution roles</a>.
 *
 * @param key the key
 * @param uses what it is used for, at least one
 */
public record UseKey(KeyArn key, List<KeyUse> uses) implements Grant {
  private static final Parameter<KeyArn> KEY =
      Parameter.required("key", KeyArn::of, KeyArn.EXAMPLE, "the KMS key");
  private static final Parameter<KeyUse> FOR =
      Parameter.list(
          "for", KeyUse::of, "[read, write, output, volume]", "what the key is used for");

  static final Form<Grant> INTENT =
      new Form<>(
          "use_key",
          "Uses a KMS key for data in Amazon S3 or for the volumes of the instances",
          "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
          List.of(KEY, FOR),
          arguments -> new UseKey(arguments.get(KEY), arguments.all(FOR)));

  /** Keeps an unchangeable copy. */
  public UseKey {
    uses = List.copyOf(uses);
  }

  @Override
  public List<Statement> statements(Deployment deployment) {
    var throughS3 = new TreeSet<String>();
    if (uses.contains(KeyUse.READ)) {
      throughS3.add("kms:Decrypt");
    }
    if (uses.contains(KeyUse.WRITE) || uses.contains(KeyUse.OUTPUT)) {
      throughS3.add("kms:Decrypt");
      throughS3.add("kms:GenerateDataKey");
    }
    var statements = new ArrayList<Statement>();
    if (!throughS3.isEmpty()) {
      statements.add(key.throughS3(deployment, throughS3.toArray(String[]::new)));
    }
    if (uses.contains(KeyUse.OUTPUT)) {
      statements.add(
          Statement.allow(Actions.of("kms:Encrypt"), Resources.of(key.reachableFrom(deployment))));
    }
    if (uses.contains(KeyUse.VOLUME)) {
      statements.add(
          Statement.allow(
              Actions.of("kms:CreateGrant", "kms:DescribeKey"),
              Resources.of(key.reachableFrom(deployment))));
    }
    return List.copyOf(statements);
  }
}
