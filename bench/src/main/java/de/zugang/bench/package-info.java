/** Benches: each is a {@link de.zugang.bench.Bench} of its own package beside {@code osr}; what they share is in {@code machine} (environment, processor time, programs), {@code figure} (rounds, medians, ratios), {@code report} (JSON, Markdown, page of figures) and {@code load} (wrk, passports). */
@NullMarked
package de.zugang.bench;

import org.jspecify.annotations.NullMarked;
