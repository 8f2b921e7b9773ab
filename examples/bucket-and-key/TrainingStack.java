import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.kms_key.KmsKey;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import io.trainingroles.cdktf.AwsProvider;
import io.trainingroles.cdktf.Grants;
import io.trainingroles.cdktf.References;
import io.trainingroles.cdktf.TrainingRoleConstruct;
import io.trainingroles.terraform.TerraformSettings;
import software.constructs.Construct;

/** A bucket, a key and the role that reads the bucket with the key. */
public final class TrainingStack extends TerraformStack {
  public TrainingStack(Construct scope, String id) {
    super(scope, id);
    new AwsProvider(this, "aws", TerraformSettings.DEFAULT); // or the prebuilt one
    S3Bucket data = S3Bucket.Builder.create(this, "data").bucket("acme-vision-data").build();
    KmsKey key = KmsKey.Builder.create(this, "key").build();
    TrainingRoleConstruct.Builder.create(this, "visionTraining")
        .trusts("sagemaker")
        .inlinePolicy("data", Grants.read(References.to(data).below("train")))
        .inlinePolicy("key", Grants.useKey(References.to(key), "read"))
        .build();
  }

  public static void main(String[] arguments) {
    App app = new App();
    new TrainingStack(app, "training");
    app.synth();
  }
}
