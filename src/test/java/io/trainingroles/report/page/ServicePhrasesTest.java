package io.trainingroles.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.report.page.AccessMatrix.Breadth;
import io.trainingroles.report.page.AccessMatrix.Level;
import io.trainingroles.report.page.AccessMatrix.Row;
import io.trainingroles.report.page.AccessMatrix.ServiceAccess;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The resources that a line about a service names. */
final class ServicePhrasesTest {
  private static final ReportedCondition CONDITION =
      new ReportedCondition("s3:prefix StringLike train/*", "s3:prefix is like train/*");

  @Test
  void of_when_eachLevelHasItsResources_namesThemByTheLevel() {
    assertThat(
            words(
                named("arn:aws:s3:::data", Level.LIST, CONDITION),
                named("arn:aws:s3:::data/train/*", Level.READ),
                named("arn:aws:s3:::models/*", Level.WRITE),
                named("arn:aws:s3:::checkpoints/*", Level.WRITE)))
        .isEqualTo(
            "list on data with conditions; read on data/train/*; write on models/* and"
                + " checkpoints/*");
  }

  @Test
  void of_when_anActionActsOnNoResource_namesNoneForIt() {
    assertThat(
            words(
                named("*", Level.READ),
                named("arn:aws:ecr:eu-west-1:111122223333:repository/vision", Level.READ)))
        .isEqualTo("read; read on repository/vision");
  }

  @Test
  void of_when_aResourceIsWithinAnother_keepsBoth() {
    String both = "arn:aws:s3:::data/* within arn:aws:s3:::*-data/*";

    assertThat(words(named(both, Level.READ))).isEqualTo("read on " + both);
  }

  @Test
  void of_when_thereAreMoreResourcesThanPeopleRead_namesNone() {
    Row[] rows =
        IntStream.rangeClosed(1, 3)
            .mapToObj(number -> named("arn:aws:s3:::data" + number, Level.LIST))
            .toArray(Row[]::new);

    assertThat(words(rows)).isEqualTo("list");
  }

  @Test
  void of_when_aNameIsTooLongForALine_namesNone() {
    assertThat(words(named("arn:aws:s3:::data/" + "x".repeat(80), Level.READ))).isEqualTo("read");
  }

  @Test
  void of_when_anyResourceIsAllowed_saysSoBesideTheOthers() {
    Row any = row("arn:aws:s3:::*", Level.READ, Breadth.ANY);

    assertThat(words(any, named("arn:aws:s3:::data", Level.LIST)))
        .isEqualTo("list, read; some on any resource");
  }

  private static String words(Row... rows) {
    return ServicePhrases.of(new ServiceAccess(List.of(rows)));
  }

  private static Row named(String resource, Level level, ReportedCondition... conditions) {
    return row(resource, level, Breadth.NAMED, conditions);
  }

  private static Row row(
      String resource, Level level, Breadth breadth, ReportedCondition... conditions) {
    return new Row(
        "s3", "", resource, List.of(conditions), Map.of(level, List.of("Action")), breadth);
  }
}
