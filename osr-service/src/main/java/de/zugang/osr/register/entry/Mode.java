package de.zugang.osr.register.entry;

/**
 * How lines are brought in.
 *
 * @param legacy whether data may be as broken as old systems leave it
 * @param dryRun whether all will be taken back, so that nobody need wait for it
 */
public record Mode(boolean legacy, boolean dryRun) {}
