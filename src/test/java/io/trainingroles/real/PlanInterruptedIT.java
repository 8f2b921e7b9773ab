package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan that is ended from outside takes its placeholders, and Terraform, with it. */
class PlanInterruptedIT {
  private static final String SPEC = TrainingRoles.firstSpec().toString();
  private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(2);

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  private Path override;
  private TrainingRoles trainingRoles;

  @BeforeEach
  void start() throws IOException {
    Tool.terraform();
    override = folder.resolve("out/training_roles_offline_override.tf.json");
    Path home = Files.createDirectory(folder.resolve("home"));
    trainingRoles = TrainingRoles.in(folder).with("HOME", home);
  }

  @ParameterizedTest
  @CsvSource({"TERM, Getting, 143", "TERM, Planning, 143", "INT, Planning, 130"})
  void plan_when_signalled_endsWithTerraformAndLeavesNoPlaceholder(
      String signal, String phase, int exitCode) throws Exception {
    Command.Running plan = trainingRoles.start("plan", SPEC, "-o", "out", "--offline");
    await(() -> says(plan, phase) && Files.exists(override) && hasChild(plan));
    List<ProcessHandle> below = plan.process().descendants().toList();

    signal(signal, plan.process().toHandle());
    if (signal.equals("INT")) {
      // A terminal sends it to all that run in it.
      for (ProcessHandle handle : below) {
        signal(signal, handle);
      }
    }

    Command.Result result = plan.result().exitedWith(exitCode);
    assertThat(result.err()).doesNotContain("defect", "Exception");
    assertThat(override).doesNotExist();
    assertThat(below).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void plan_when_signalledWhileAScriptRunsTerraform_endsBoth() throws Exception {
    Script.write(folder.resolve("wrapper.sh"), ":").thenTerraformBelow();
    Command.Running plan =
        trainingRoles
            .with("TERRAFORM_BINARY_NAME", folder.resolve("wrapper.sh"))
            .start("plan", SPEC, "-o", "out", "--offline");
    await(() -> says(plan, "Planning") && plan.process().descendants().count() >= 2);
    List<ProcessHandle> below = plan.process().descendants().toList();

    signal("TERM", plan.process().toHandle());

    plan.result().exitedWith(143);
    assertThat(override).doesNotExist();
    assertThat(below).noneMatch(ProcessHandle::isAlive);
  }

  /** Who sent the signal may not wait as long, and kill it. */
  @Test
  void plan_when_signalledAndTerraformTakesLongToEnd_takesItsPlaceholdersAwayBefore()
      throws Exception {
    Script.write(folder.resolve("wrapper.sh"), "[ \"$1\" = init ] || exec sleep 600")
        .thenTerraform();
    Command.Running plan =
        trainingRoles
            .with("TERRAFORM_BINARY_NAME", folder.resolve("wrapper.sh"))
            .start("plan", SPEC, "-o", "out", "--offline");
    await(() -> says(plan, "Planning") && hasChild(plan));
    List<ProcessHandle> below = plan.process().children().toList();

    signal("TERM", plan.process().toHandle());

    await(() -> !Files.exists(override));
    assertThat(below).isNotEmpty().allMatch(ProcessHandle::isAlive);
    plan.result().exitedWith(143);
    assertThat(below).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void synth_when_anEarlierPlanWasKilled_takesItsPlaceholdersAway() throws Exception {
    killInTheMiddle();

    trainingRoles.run("synth", SPEC, "-o", "out").succeeded();

    assertThat(override).doesNotExist();
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  /** With real credentials the placeholders would be planned with, and then applied. */
  @Test
  void plan_when_anEarlierPlanWasKilled_takesItsPlaceholdersAwayBeforeTerraformRuns()
      throws Exception {
    killInTheMiddle();
    Script.write(folder.resolve("wrapper.sh"), "ls >> '%s/seen'; exit 0", folder).thenTerraform();

    trainingRoles
        .with("TERRAFORM_BINARY_NAME", folder.resolve("wrapper.sh"))
        .run("plan", SPEC, "-o", "out")
        .succeeded();

    assertThat(Files.readAllLines(folder.resolve("seen")))
        .contains("main.tf.json")
        .noneMatch(name -> name.contains("override"));
  }

  private void killInTheMiddle() throws Exception {
    Command.Running plan = trainingRoles.start("plan", SPEC, "-o", "out", "--offline");
    await(() -> Files.exists(override) && hasChild(plan));
    List<ProcessHandle> below = plan.process().descendants().toList();
    plan.process().destroyForcibly();
    plan.result().exitedWith(137);
    for (ProcessHandle handle : below) {
      handle.descendants().forEach(ProcessHandle::destroyForcibly);
      handle.destroyForcibly();
      handle.onExit().get(1, TimeUnit.MINUTES);
    }
    assertThat(override).exists();
  }

  private static boolean hasChild(Command.Running plan) {
    return plan.process().children().findAny().isPresent();
  }

  private static boolean says(Command.Running plan, String word) {
    try {
      return Files.readString(plan.err()).contains(word);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start).as("waited in vain").isLessThan(LONGEST_WAIT);
      Thread.sleep(10);
    }
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }
}
