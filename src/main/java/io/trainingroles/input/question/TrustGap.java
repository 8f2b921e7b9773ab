package io.trainingroles.input.question;

/**
 * Why a job cannot run as a role: the service that runs it cannot assume the role, or the job names
 * another one.
 *
 * @param isCertain whether AWS documents what the service sends; else it may be able to
 * @param problem what is wrong
 * @param remedy what to do
 */
public record TrustGap(boolean isCertain, String problem, String remedy) {}
