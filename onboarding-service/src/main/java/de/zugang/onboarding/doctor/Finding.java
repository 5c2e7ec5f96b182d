package de.zugang.onboarding.doctor;

/**
 * One thing that was found.
 *
 * @param subject name of a technical user or a node, a client id, or {@code order <id>}
 * @param detail what differs; empty where there is nothing to add; never a secret or a key
 */
public record Finding(Disagreement what, String subject, String detail) {}
