/** What a run found, for people and for programs: {@code .zugang/bench} and {@code docs/reference/figures.md}. */
@NullMarked
package de.zugang.bench.report;

import org.jspecify.annotations.NullMarked;
