/** Figures and their arithmetic. Imports no other package. */
@NullMarked
package de.zugang.bench.figure;

import org.jspecify.annotations.NullMarked;
