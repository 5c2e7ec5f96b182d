/** The machine that measures: what it is, what processes cost on it, which programs it has. Imports no other package. */
@NullMarked
package de.zugang.bench.machine;

import org.jspecify.annotations.NullMarked;
