package io.trainingroles.role.intent;

import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import java.util.List;
import java.util.Optional;

/** All intents. */
public final class Intents {
  /** The intents, in the order of the documentation. */
  public static final List<Form<Grant>> ALL =
      List.of(
          ReadData.INTENT,
          ReadKeys.INTENT,
          ReadObject.INTENT,
          WriteData.INTENT,
          UseKey.INTENT,
          PullImage.INTENT,
          WriteLogs.INTENT,
          PublishMetrics.INTENT,
          UseVpc.INTENT,
          ReadSecret.INTENT,
          ReadParameter.INTENT,
          MountFileSystem.INTENT,
          TrackExperiments.INTENT,
          LogMetrics.INTENT,
          AllowStatement.INTENT);

  private Intents() {}

  /**
   * The intent with a key.
   *
   * @param word such as {@code read}
   * @return the intent, if there is one
   */
  public static Optional<Form<Grant>> of(String word) {
    return ALL.stream().filter(intent -> intent.word().equals(word)).findFirst();
  }

  /**
   * The keys of all intents.
   *
   * @return the keys, in the order of the documentation
   */
  public static List<String> words() {
    return ALL.stream().map(Form::word).toList();
  }
}
