package de.zugang.osr.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A refused line.
 *
 * @param line counted from 1, blank lines and a header included
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Refusal(long line, @Nullable String column, String found, String expected) {}
