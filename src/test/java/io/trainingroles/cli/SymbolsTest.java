package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about values that only Terraform knows, in a spec. */
final class SymbolsTest {
  @TempDir private Path folder;

  /** Whether a role that reads the one may write to the other. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // Two managed buckets, whatever the attribute.
        "aws_s3_bucket.a.bucket, aws_s3_bucket.b.arn, never",
        "aws_s3_bucket.a[0].id, aws_s3_bucket.a[1].id, never",
        "aws_s3_bucket.a.bucket, aws_s3_bucket.a.arn, can",
        "aws_s3_bucket.a.bucket, aws_s3_bucket.a.id, can",
        // The same variable; two variables, which may be set to one value.
        "var.in, var.in, can",
        "var.in, var.out, open",
        "var.in, aws_s3_bucket.a.bucket, open",
        // A data source may name a bucket of the configuration, and so may an output.
        "data.aws_s3_bucket.d.bucket, aws_s3_bucket.a.bucket, open",
        "data.aws_s3_bucket.d.arn, data.aws_s3_bucket.e.id, open",
        // Not the bucket of a resource, but that of an argument of one.
        "aws_s3_bucket_acl.a.bucket, aws_s3_bucket.a.bucket, open",
        // One of two is written without its index.
        "aws_s3_bucket.a.bucket, aws_s3_bucket.a[0].bucket, open"
      })
  void prove_when_itWritesToOneBucket_saysWhetherItWritesToAnother(
      String written, String asked, String answer) throws IOException {
    ProgramRun run =
        ProgramRun.of(
            "prove",
            spec("write: {to: {reference: \"${" + written + "}\"}}"),
            "--never",
            "s3:PutObject on "
                + (asked.endsWith(".arn") ? "" : "arn:aws:s3:::")
                + "${"
                + asked
                + "}/*");

    switch (answer) {
      case "never" -> assertThat(run.out()).contains("can never do").doesNotContain("known-later");
      case "can" ->
          assertThat(run.out())
              .contains("r can do", "e.g.", "}/example")
              .doesNotContain("known-later");
      default ->
          assertThat(run.out())
              .contains("is not known", "the same as")
              .doesNotContain("known-later");
    }
    assertThat(run.code()).isEqualTo(answer.equals("never") ? 0 : 3);
  }

  @Test
  void prove_when_aNameIsWrittenOut_isNotKnown() throws IOException {
    ProgramRun run =
        ProgramRun.of(
            "prove",
            spec("write: {to: {reference: \"${aws_s3_bucket.a.bucket}\"}}"),
            "--never",
            "s3:PutObject on arn:aws:s3:::models/*");

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("whether ${aws_s3_bucket.a.bucket} is 'models' is known only after apply");
  }

  @Test
  void simulate_when_theBucketDoesNotExist_decides() throws IOException {
    String spec = spec("read: {from: {reference: \"${aws_s3_bucket.a.arn}/train\"}}");

    ProgramRun allowed =
        ProgramRun.of(
            "simulate",
            spec,
            "--action=s3:GetObject",
            "--resource=${aws_s3_bucket.a.arn}/train/x",
            "--expect=allow");
    ProgramRun denied =
        ProgramRun.of(
            "simulate",
            spec,
            "--action=s3:GetObject",
            "--resource=${aws_s3_bucket.b.arn}/train/x",
            "--expect=deny");

    assertThat(allowed.code()).isZero();
    assertThat(allowed.out()).contains("is allowed s3:GetObject on ${aws_s3_bucket.a.arn}/train/x");
    assertThat(denied.code()).isZero();
    assertThat(denied.out()).contains("arn:aws:s3:::${aws_s3_bucket.a.bucket}/train/*");
    assertThat(denied.err()).contains("no role of the input refers to ${aws_s3_bucket.b.bucket}");
  }

  @Test
  void simulate_when_aKeyDoesNotExist_decides() throws IOException {
    ProgramRun run =
        ProgramRun.of(
            "simulate",
            inOneAccount("use_key: {key: {reference: \"${aws_kms_key.k.arn}\"}, for: [read]}"),
            "--action=kms:Decrypt",
            "--resource=${aws_kms_key.k.arn}",
            "--context=kms:ViaService=s3.eu-west-1.amazonaws.com",
            "--expect=allow");

    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  /** A key is no object, whichever it is. */
  @Test
  void prove_when_onlyAKeyIsNotKnown_isProvedForObjects() throws IOException {
    ProgramRun run =
        ProgramRun.of(
            "prove",
            spec(
                "allow: {actions: [\"*\"], resources: [{reference: \"${aws_kms_key.k.arn}\"}], because: a}"),
            "--never",
            "s3:GetObject on arn:aws:s3:::*");

    assertThat(run.out()).contains("can never do");
  }

  @ParameterizedTest
  @CsvSource({"aws, allow", "aws-cn, allow", "aws-us-gov, allow"})
  void simulate_when_theAccountIsThatOfTheCredentials_decidesInThePartitionOfTheResource(
      String partition, String expected) throws IOException {
    String spec = spec("read: s3://data");

    ProgramRun run =
        ProgramRun.of(
            "simulate",
            spec,
            "--action=s3:GetObject",
            "--resource=arn:" + partition + ":s3:::data/x",
            "--expect=" + expected);

    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  @Test
  void diff_when_anotherBucketIsRead_showsBoth() throws IOException {
    String before = spec("read: {from: {reference: \"${aws_s3_bucket.a.bucket}\"}}");
    Path after = folder.resolve("after.yaml");
    Files.writeString(
        after, Files.readString(Path.of(before)).replace("aws_s3_bucket.a", "aws_s3_bucket.b"));

    ProgramRun run = ProgramRun.of("diff", before, after.toString());

    // The address may be new, and the bucket the same.
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).doesNotContain("No change", "known-later");
  }

  /** The statement that both have hides nothing of what is new. */
  @Test
  void diff_when_bothDenyABucketThatIsNotKnown_showsWhatIsNew() throws IOException {
    String denied =
        "statement: {Effect: Deny, Action: \"s3:*\", Resource: {reference: \"arn:aws:s3:::${aws_s3_bucket.a.bucket}/*\"}}";
    String before = spec(denied);
    Path after = folder.resolve("after.yaml");
    Files.writeString(
        after,
        Files.readString(Path.of(before)) + "        - read: s3://${x}\n".replace("${x}", "new"));

    ProgramRun run = ProgramRun.of("diff", before, after.toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).doesNotContain("No change");
  }

  private String inOneAccount(String grant) throws IOException {
    Path file = Path.of(spec(grant));
    Files.writeString(
        file, Files.readString(file).replace("account: current", "account: \"123456789012\""));
    return file.toString();
  }

  private String spec(String grant) throws IOException {
    Path file = folder.resolve("spec.yaml");
    Files.writeString(
        file,
        """
        account: current
        terraform:
          variables: {in: {type: bucket}, out: {type: bucket}}
        roles:
          r:
            trusts: [sagemaker]
            inline_policies:
              p:
                - %s
        """
            .formatted(grant));
    return file.toString();
  }
}
