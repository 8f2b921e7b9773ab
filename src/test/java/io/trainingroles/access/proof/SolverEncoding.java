package io.trainingroles.access.proof;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.ReExpr;
import com.microsoft.z3.RealSort;
import com.microsoft.z3.SeqExpr;
import com.microsoft.z3.SeqSort;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of small identity policies as formulas for Z3, from AWS's documentation and not from
 * the code that it judges: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM JSON
 * policy elements</a> and <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">condition
 * operators</a>. No set operators, no variables; each key has values of one type.
 *
 * <p>Where AWS is silent the encoding takes the reading that the simulator states: a value that is
 * not of an operator's type meets no condition of it, not even a negated one.
 */
final class SolverEncoding implements AutoCloseable {
  private static final int SEGMENTS = 6;

  private final Context z3 = new Context();
  private final SeqExpr<CharSort> action = text("action");
  private final SeqExpr<CharSort> resource = text("resource");

  @SuppressWarnings("unchecked")
  private SeqExpr<CharSort> text(String name) {
    return (SeqExpr<CharSort>) (Expr<?>) z3.mkConst(name, z3.getStringSort());
  }

  /**
   * Whether some request is allowed by one and not by the other; null where Z3 does not know within
   * the limit, which counts its steps and not the time.
   */
  @Nullable Boolean isBroader(PolicyDocument one, PolicyDocument other, int resources) {
    return isBroader(one, other, resources, List.of());
  }

  /** The same about the requests of some kinds; none for all requests. */
  @Nullable Boolean isBroader(
      PolicyDocument one, PolicyDocument other, int resources, List<BoundedSpace.Kind> kinds) {
    Solver solver = z3.mkSolver();
    var parameters = z3.mkParams();
    parameters.add("rlimit", resources);
    solver.setParameters(parameters);
    solver.add(isRequest(), allowed(one), z3.mkNot(allowed(other)));
    if (!kinds.isEmpty()) {
      solver.add(or(kinds.stream().map(this::isOfKind).toList()), hasTransport());
    }
    Status status = solver.check();
    return status == Status.UNKNOWN ? null : status == Status.SATISFIABLE;
  }

  private BoolExpr isOfKind(BoundedSpace.Kind kind) {
    BoolExpr resources =
        or(
            kind.resources().stream()
                .map(
                    text ->
                        text.equals("*")
                            ? z3.mkEq(resource, z3.mkString("*"))
                            : z3.mkInRe(resource, glob(text, false)))
                .toList());
    BoolExpr prefix =
        kind.hasPrefix()
            ? z3.mkTrue()
            : z3.mkNot(z3.mkBoolConst("there is " + BoundedSpace.PREFIX));
    return z3.mkAnd(z3.mkEq(action, z3.mkString(kind.action())), resources, prefix);
  }

  private BoolExpr hasTransport() {
    SeqExpr<CharSort> value = text(BoundedSpace.TRANSPORT);
    return z3.mkAnd(
        z3.mkBoolConst("there is " + BoundedSpace.TRANSPORT),
        or(
            BoundedSpace.TRANSPORTS.stream()
                .map(each -> z3.mkEq(value, z3.mkString(each)))
                .toList()));
  }

  private BoolExpr isRequest() {
    ReExpr<SeqSort<CharSort>> name = z3.mkPlus(z3.mkUnion(range('a', 'z'), range('0', '9')));
    ReExpr<SeqSort<CharSort>> prefix =
        z3.mkPlus(z3.mkUnion(range('a', 'z'), range('0', '9'), literal("-")));
    ReExpr<SeqSort<CharSort>> segment = z3.mkStar(noColon());
    ReExpr<SeqSort<CharSort>> colon = literal(":");
    ReExpr<SeqSort<CharSort>> arn =
        z3.mkConcat(
            literal("arn:"),
            z3.mkPlus(noColon()),
            colon,
            z3.mkPlus(noColon()),
            colon,
            segment,
            colon,
            segment,
            colon,
            z3.mkPlus(any()));
    return z3.mkAnd(
        z3.mkInRe(action, z3.mkConcat(prefix, colon, name)),
        z3.mkInRe(resource, z3.mkUnion(literal("*"), arn)));
  }

  private BoolExpr allowed(PolicyDocument document) {
    var allows = new ArrayList<BoolExpr>();
    var denies = new ArrayList<BoolExpr>();
    for (Statement statement : document.statements()) {
      (statement.effect() == Effect.ALLOW ? allows : denies).add(matches(statement));
    }
    return z3.mkAnd(or(allows), z3.mkNot(or(denies)));
  }

  private BoolExpr or(List<BoolExpr> formulas) {
    return z3.mkOr(formulas.toArray(BoolExpr[]::new));
  }

  private BoolExpr matches(Statement statement) {
    var formulas = new ArrayList<BoolExpr>();
    BoolExpr actions =
        or(
            statement.action().patterns().stream()
                .map(
                    pattern ->
                        z3.mkInRe(action, glob(pattern.value().toLowerCase(Locale.ROOT), false)))
                .toList());
    formulas.add(
        statement.action() instanceof ActionElement.NotActions ? z3.mkNot(actions) : actions);
    BoolExpr resources =
        or(
            Objects.requireNonNull(statement.resource()).patterns().stream()
                .map(pattern -> z3.mkInRe(resource, bySegment(pattern.value(), true)))
                .toList());
    formulas.add(
        statement.resource() instanceof ResourceElement.NotResources
            ? z3.mkNot(resources)
            : resources);
    statement.conditions().forEach(condition -> formulas.add(holds(condition)));
    return z3.mkAnd(formulas.toArray(BoolExpr[]::new));
  }

  private BoolExpr holds(Condition condition) {
    String key = condition.key().toLowerCase(Locale.ROOT);
    BoolExpr present = z3.mkBoolConst("there is " + key);
    SeqExpr<CharSort> value = text(key);
    if (condition.operator().equals("Null")) {
      BoolExpr isNull = z3.mkOr(z3.mkNot(present), z3.mkEq(value, z3.mkString("")));
      return or(
          condition.values().stream()
              .map(text -> text.equals("true") ? isNull : z3.mkNot(isNull))
              .toList());
    }
    boolean ifExists = condition.operator().endsWith("IfExists");
    String operator = condition.operator().replace("IfExists", "");
    boolean isNegated = operator.contains("Not");
    BoolExpr any =
        or(
            condition.values().stream()
                .map(text -> compares(operator.replace("Not", ""), key, value, text))
                .toList());
    BoolExpr typed = isOfType(operator, key, value);
    BoolExpr compared = z3.mkAnd(typed, isNegated ? z3.mkNot(any) : any);
    return ifExists || isNegated
        ? z3.mkOr(z3.mkNot(present), compared)
        : z3.mkAnd(present, compared);
  }

  /** Whether the value is one of the operator's type; texts always are. */
  private BoolExpr isOfType(String operator, String key, SeqExpr<CharSort> value) {
    if (operator.startsWith("Arn")) {
      return z3.mkInRe(value, glob("*:*:*:*:*:*", false));
    }
    boolean isText = operator.startsWith("String") || operator.startsWith("B");
    if (isText) {
      return z3.mkTrue();
    }
    // A value of another type is a text that is not empty, and so not null.
    return z3.mkAnd(z3.mkBoolConst("typed " + key), z3.mkNot(z3.mkEq(value, z3.mkString(""))));
  }

  private BoolExpr compares(String operator, String key, SeqExpr<CharSort> value, String text) {
    return switch (operator) {
      case "StringEquals" -> z3.mkEq(value, z3.mkString(text));
      case "StringLike" -> z3.mkInRe(value, glob(text, false));
      case "StringEqualsIgnoreCase" -> z3.mkInRe(value, inAnyCase(text));
      case "Bool" -> z3.mkInRe(value, inAnyCase(text));
      case "BinaryEquals" -> z3.mkEq(number(key), real(new BigInteger(1, bytes(text)).toString()));
      case "ArnEquals", "ArnLike" -> z3.mkInRe(value, bySegment(text, false));
      case "IpAddress" -> inRange(key, text);
      default ->
          ordered(operator.replaceAll("Numeric|Date", ""), number(key), real(operator, text));
    };
  }

  private static byte[] bytes(String text) {
    byte[] content = Base64.getDecoder().decode(text);
    var withLength = new byte[content.length + 1];
    withLength[0] = 1;
    System.arraycopy(content, 0, withLength, 1, content.length);
    return withLength;
  }

  private ArithExpr<RealSort> number(String key) {
    return (ArithExpr<RealSort>) z3.mkRealConst("number " + key);
  }

  private ArithExpr<RealSort> real(String number) {
    return z3.mkReal(number);
  }

  private ArithExpr<RealSort> real(String operator, String text) {
    return operator.startsWith("Date") && text.contains("T")
        ? real(Long.toString(OffsetDateTime.parse(text).toEpochSecond()))
        : real(text);
  }

  private BoolExpr ordered(String relation, ArithExpr<RealSort> given, ArithExpr<RealSort> limit) {
    return switch (relation) {
      case "Equals" -> z3.mkEq(given, limit);
      case "LessThan" -> z3.mkLt(given, limit);
      case "LessThanEquals" -> z3.mkLe(given, limit);
      case "GreaterThan" -> z3.mkGt(given, limit);
      case "GreaterThanEquals" -> z3.mkGe(given, limit);
      default -> throw new IllegalArgumentException(relation);
    };
  }

  /** Addresses are whole numbers; those of IPv6 come with a flag of their own. */
  private BoolExpr inRange(String key, String cidr) {
    String[] parts = cidr.split("/", 2);
    byte[] address;
    try {
      address = InetAddress.getByName(parts[0]).getAddress();
    } catch (java.net.UnknownHostException impossible) {
      throw new IllegalArgumentException(cidr, impossible);
    }
    int bits = 8 * address.length;
    int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
    BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
    BigInteger first = new BigInteger(1, address).divide(size).multiply(size);
    BoolExpr isIpv6 = z3.mkBoolConst("ipv6 " + key);
    var whole = z3.mkIntConst("address " + key);
    return z3.mkAnd(
        address.length == 16 ? isIpv6 : z3.mkNot(isIpv6),
        z3.mkGe(whole, z3.mkInt(first.toString())),
        z3.mkLt(whole, z3.mkInt(first.add(size).toString())),
        z3.mkGe(whole, z3.mkInt(0)));
  }

  /** The six segments of an ARN, the last with all the colons that are left. */
  private ReExpr<SeqSort<CharSort>> bySegment(String pattern, boolean reachesBeyond) {
    if (pattern.equals("*")) {
      return z3.mkStar(any());
    }
    String[] segments = pattern.split(":", SEGMENTS);
    var parts = new ArrayList<ReExpr<SeqSort<CharSort>>>();
    for (int index = 0; index < segments.length; index++) {
      if (index > 0) {
        parts.add(literal(":"));
      }
      String segment = segments[index];
      boolean isLast = index == SEGMENTS - 1;
      boolean reaches = reachesBeyond && segment.endsWith("*");
      parts.add(glob(reaches ? segment.substring(0, segment.length() - 1) : segment, !isLast));
      if (reaches) {
        parts.add(z3.mkStar(any()));
      }
    }
    return concat(parts);
  }

  private ReExpr<SeqSort<CharSort>> glob(String pattern, boolean withinSegment) {
    ReExpr<SeqSort<CharSort>> one = withinSegment ? noColon() : any();
    var parts = new ArrayList<ReExpr<SeqSort<CharSort>>>();
    for (int index = 0; index < pattern.length(); index++) {
      char character = pattern.charAt(index);
      parts.add(
          switch (character) {
            case '*' -> z3.mkStar(one);
            case '?' -> one;
            default -> literal(String.valueOf(character));
          });
    }
    return concat(parts);
  }

  private ReExpr<SeqSort<CharSort>> inAnyCase(String text) {
    var parts = new ArrayList<ReExpr<SeqSort<CharSort>>>();
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      parts.add(
          z3.mkUnion(
              literal(String.valueOf(Character.toLowerCase(character))),
              literal(String.valueOf(Character.toUpperCase(character)))));
    }
    return concat(parts);
  }

  private ReExpr<SeqSort<CharSort>> concat(List<ReExpr<SeqSort<CharSort>>> parts) {
    ReExpr<SeqSort<CharSort>> whole = literal("");
    for (ReExpr<SeqSort<CharSort>> part : parts) {
      whole = z3.mkConcat(whole, part);
    }
    return whole;
  }

  private ReExpr<SeqSort<CharSort>> literal(String text) {
    return z3.mkToRe(z3.mkString(text));
  }

  private ReExpr<SeqSort<CharSort>> range(char first, char last) {
    return z3.mkRange(z3.mkString(String.valueOf(first)), z3.mkString(String.valueOf(last)));
  }

  private ReExpr<SeqSort<CharSort>> any() {
    return z3.mkAllcharRe(z3.mkReSort(z3.getStringSort()));
  }

  private ReExpr<SeqSort<CharSort>> noColon() {
    return z3.mkDiff(any(), literal(":"));
  }

  @Override
  public void close() {
    z3.close();
  }
}
