/** What waits, who works it off in which order, and what was taken out of it. Knows units, not what is in a delivery. */
@NullMarked
package de.zugang.osr.queue;

import org.jspecify.annotations.NullMarked;
