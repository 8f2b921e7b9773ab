package io.trainingroles.terraform;

import io.trainingroles.role.Form;
import java.util.List;
import java.util.Optional;

/** All backends that a spec can name. */
public final class Backends {
  /** The backends, in the order of the documentation. */
  public static final List<Form<Backend>> ALL = List.of(LocalBackend.FORM, S3Backend.FORM);

  private Backends() {}

  /**
   * The form of a backend.
   *
   * @param type such as {@code s3}
   * @return the form, if there is one
   */
  public static Optional<Form<Backend>> of(String type) {
    return ALL.stream().filter(form -> form.word().equals(type)).findFirst();
  }

  /**
   * The types of all backends.
   *
   * @return the words, in the order of the documentation
   */
  public static List<String> types() {
    return ALL.stream().map(Form::word).toList();
  }
}
