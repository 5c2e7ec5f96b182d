/** Says in plain words what an answer means and what to do next; uses {@code relay}. */
@NullMarked
package de.zugang.tryit.explain;

import org.jspecify.annotations.NullMarked;
