package io.trainingroles.role.trust;

import io.trainingroles.role.Form;
import io.trainingroles.role.Trust;
import java.util.List;

/** All forms of trust. The key of each is its first parameter. */
public final class Trusts {
  /** The forms, in the order of the documentation; the first is what a trust in one word is. */
  public static final List<Form<Trust>> ALL =
      List.of(ServiceTrust.FORM, AccountTrust.FORM, RoleTrust.FORM, OidcTrust.FORM);

  private Trusts() {}
}
