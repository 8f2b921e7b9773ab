package io.trainingroles.input.terraform;

import io.trainingroles.input.JudgedKind;

/** The types of resources that give one role, user or group its policies. */
enum HolderResource {
  ROLE_POLICY("aws_iam_role_policy", JudgedKind.ROLE, "role", "policy"),
  USER_POLICY("aws_iam_user_policy", JudgedKind.USER, "user", "policy"),
  GROUP_POLICY("aws_iam_group_policy", JudgedKind.GROUP, "group", "policy"),
  ROLE_ATTACHMENT("aws_iam_role_policy_attachment", JudgedKind.ROLE, "role", "policy_arn"),
  USER_ATTACHMENT("aws_iam_user_policy_attachment", JudgedKind.USER, "user", "policy_arn"),
  GROUP_ATTACHMENT("aws_iam_group_policy_attachment", JudgedKind.GROUP, "group", "policy_arn"),
  ROLE_ATTACHMENTS(
      "aws_iam_role_policy_attachments_exclusive", JudgedKind.ROLE, "role_name", "policy_arns"),
  USER_ATTACHMENTS(
      "aws_iam_user_policy_attachments_exclusive", JudgedKind.USER, "user_name", "policy_arns"),
  GROUP_ATTACHMENTS(
      "aws_iam_group_policy_attachments_exclusive", JudgedKind.GROUP, "group_name", "policy_arns");

  private final String type;
  private final JudgedKind kind;
  private final String holder;
  private final String given;

  HolderResource(String type, JudgedKind kind, String holder, String given) {
    this.type = type;
    this.kind = kind;
    this.holder = holder;
    this.given = given;
  }

  /** The type of these resources. */
  String type() {
    return type;
  }

  JudgedKind kind() {
    return kind;
  }

  /** The attribute that names whom it gives something. */
  String holder() {
    return holder;
  }

  /** The attribute that has what it gives: a document, or ARNs of managed policies. */
  String given() {
    return given;
  }

  boolean isInline() {
    return given.equals("policy");
  }
}
