/** What operators do with deliveries that were given up: look, send again, discard. */
@NullMarked
package de.zugang.osr.quarantine;

import org.jspecify.annotations.NullMarked;
