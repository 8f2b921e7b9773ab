package io.trainingroles.reference;

import java.util.Locale;

/** Of which characters a name in an ARN is. */
public enum NameForm {
  /** Letters, digits, and the marks {@code -_.} that most services take. */
  NAME,
  /** The same, or an asterisk in place of the name of something that does not exist yet. */
  NAME_OR_ASTERISK,
  /** Characters of {@link #NAME}, and {@code +=,@/}: a name of IAM with its path. */
  PATH,
  /** The marks of most texts, slashes included; no colon, no blank and no wildcard. */
  PARTS,
  /** All but colons and asterisks. */
  NO_COLON_OR_ASTERISK,
  /** Any character that ARNs can have. */
  ANYTHING;

  static NameForm of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
