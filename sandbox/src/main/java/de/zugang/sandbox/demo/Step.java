package de.zugang.sandbox.demo;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One step of the story as it went; with {@code --json} this is one line.
 *
 * @param ms how long it took
 * @param detail what came of it, or why it went wrong
 */
@JsonPropertyOrder({"step", "ok", "ms", "detail"})
record Step(String step, boolean ok, long ms, String detail) {}
