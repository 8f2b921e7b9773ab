package io.trainingroles.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parts of a job's name are those of one run, and where they are in a path. */
final class RunNameTest {
  @ParameterizedTest
  @CsvSource({
    "tf-2019-01-31-18-51-07-292, tf-????-??-??-??-??-??-???",
    "tf-2019-01-31-18-51-07, tf-????-??-??-??-??-??",
    "tf-20240506070809, tf-??????????????",
    "tf-240506-0708, tf-??????-????",
    "tf-240506-0708-001-0a1b2c3d, tf-??????-????-???-????????",
    "tf-20240506T070809Z, tf-????????T??????Z",
    "tf-2024-05-06, tf-????-??-??",
    "tf-20240506, tf-????????",
    "tf-1714980000, tf-??????????",
    "tf-3f2a9c1d, tf-????????",
    "tf-0f8fad5b-d9cb-469f-a165-70867728950e, tf-????????-????-????-????-????????????",
    "pipelines-7ht2xvr0r3dr-Train-OdGHrWYV8b, pipelines-????????????-Train-??????????",
  })
  void opened_when_theNameIsInAPath_keepsItsForm(String name, String form) {
    RunName run = RunName.of(name).orElseThrow();

    assertThat(run.opened(OpenText.of("a/" + name + "/b*")).pattern())
        .isEqualTo("a/" + form + "/b${*}");
    assertThat(run.opened(OpenText.of("a/" + run.base() + "-1/b")).isOpen()).isFalse();
  }

  /** People write the day of the run in a form of their own, mostly where checkpoints go. */
  @ParameterizedTest
  @CsvSource({
    "tf-20240506070809, ckpt/2024-05-06/x, ckpt/????-??-??/x",
    "tf-20240506070809, ckpt/2024/05/06/x, ckpt/????/??/??/x",
    "tf-2024-05-06-07-08-09-123, ckpt/20240506/x, ckpt/????????/x",
    "tf-2024-05-06-07-08-09-123, ckpt/dt=2024-05-06T07:08:09Z, ckpt/dt=????-??-??T??:??:??Z",
    "tf-240506-0708, ckpt/2024_05_06_0708, ckpt/????_??_??_????",
    "tf-20240506, ckpt/20240506-0708/x, ckpt/????????-????/x",
    "tf-20240506070809, ckpt/2024-05-07/x, ckpt/2024-05-07/x",
    "tf-20240506070809, other-2024-05-06/x, other-2024-05-06/x",
    "tf-20240506070809, ckpt/2024050612345678/x, ckpt/2024050612345678/x",
    "tf-1714980000, ckpt/2017-14-98/x, ckpt/2017-14-98/x",
    "tf-3f2a9c1d, ckpt/2024-05-06/x, ckpt/2024-05-06/x",
  })
  void opened_when_theDateOfTheRunIsInAPath_keepsItsForm(String name, String key, String form) {
    RunName run = RunName.of(name).orElseThrow();

    assertThat(run.opened(OpenText.of(key)).pattern()).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vision", "vision-7", "resnet-50", "vision-v2", "vision-deadbeef", "20240506"})
  void run_when_noPartIsThatOfARun_isNone(String name) {
    assertThat(RunName.of(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "vision-7, a/vision-7/b, vision-7",
    "vision-7, a/vision-70/b, ",
    "vision, a/vision/b, ",
    "vision, a/prep-2024-05-06-07-08-09-123/b, prep-2024-05-06-07-08-09-123",
  })
  void unopened_when_aRunIsInAPath_isNamed(String job, String key, String found) {
    assertThat(RunName.unopened(OpenText.of(key), job).orElse(null)).isEqualTo(found);
  }
}
